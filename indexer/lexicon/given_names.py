"""Common given names: they tell a person from a company where nothing else does.

Origin: names common in English, Spanish and other European languages, compiled by the
editors, and first words of names that stand beside a role in two or more releases of a
public-domain (CC0) press release archive.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    Aaliyah Aaron Abby Abdul Abdullah Abigail Adam Adele Aditya Adrian Adriana Agnes Agnieszka Ahmad
    Ahmed Aiden Aisha Ajay Ajaz Akira Al Alain Alan Alana Alastair Albert Alberto Alejandra
    Alejandro Aleksandr Alessandra Alessandro Alex Alexander Alexandra Alexandre Alexia Alfred
    Alfredo Ali Alice Alicia Alina Alison Allan Allen Allison Alma Alvaro Alvin Amanda Amara Amber
    Amelia Amelie Amina Amir Amit Amy Ana Anand Anastasia Anders Andre Andrea Andreas Andrej Andres
    Andrew Andrzej Andy Angel Angela Angelo Angie Angus Anil Anita Anjali Ann Anna Anne Annette
    Annie Annika Anthony Antoine Anton Antonio Anya Ariana Ariel Arik Arjun Arlene Armand Armando
    Arne Arnold Arthur Arturo Asha Ashish Ashley Asif Astrid Audrey Augusto Aurora Austin Avery
    Ayesha Aziz Barbara Barry Bart Bashir Beatrice Beatriz Becky Bella Ben Benedict Benjamin Bennett
    Benoit Bernadette Bernard Beth Bettina Betty Bianca Bill Billy Birgit Bjorn Blake Bo Bob Bobby
    Bogdan Boris Brad Bradley Brady Brandon Brenda Brendan Brent Brett Brian Bridget Brigitte Brock
    Bruce Bruno Bryan Bryce Caitlin Cale Calvin Cameron Camila Camille Canaan Candace Carina Carl
    Carla Carlo Carlos Carmen Carol Carolina Caroline Carolyn Carrie Carsten Cary Cassandra
    Catherine Cathy Cecile Cecilia Cedric Celeste Celia Chad Chandra Charles Charlie Charlotte
    Chelsea Cheryl Chiara Chidi Chloe Chris Christa Christer Christian Christina Christine
    Christopher Chuck Cindy Claire Clara Clare Clarissa Claude Claudia Clement Clint Clive Cody
    Colette Colin Colleen Connie Connor Conor Conrad Consuelo Corey Cormac Cornelius Cory Cosmo
    Courtney Craig Cristina Crystal Curtis Cynthia Cyrus Daisy Dale Dallas Damian Damon Dan Dana
    Dani Daniel Daniela Daniele Danielle Danny Daphne Darius Darren Darryl Darya Dave David Davide
    Dawn Dean Deanna Deb Debbie Deborah Debra Dee Deepak Deirdre Delia Delphine Denis Denise Dennis
    Derek Derrick Desmond Dev Devin Devon Diana Diane Diego Dietrich Dimitri Dina Dinesh Dmitri
    Dolores Dominic Dominique Don Donald Donna Dora Doris Dorothy Doug Douglas Drew Dustin Dylan Ed
    Eddie Edgar Edith Edmund Edna Eduard Eduardo Edward Edwin Eileen Elaine Elana Eleanor Elena
    Elias Elijah Elisabeth Elise Elizabeth Ella Ellen Ellie Elliot Elliott Elsa Elsie Elvis Emil
    Emilia Emilio Emily Emma Emmanuel Enid Enrique Enzo Eric Erica Erick Erik Erika Erin Ernest
    Ernesto Ernie Esperanza Esther Ethan Eugene Eugenia Eunice Eva Evan Evelyn Ewan Eyal Ezra Fabian
    Faisal Farah Farrah Fatima Fay Felicia Felicity Felipe Felix Fergus Fernanda Fernando Filip
    Filippo Finn Fiona Flora Florence Frances Francesca Francis Francisco Frank Fred Frederic
    Frederick Freya Friedrich Gabriel Gabriela Gail Gareth Garrett Gary Gaurav Gautam Gavin Gene
    Genevieve Geneviève Geoffrey George Georgia Gerald Gerard Gerardo Gevorg Giles Gina Giovanni
    Gisela Giuseppe Glen Glenn Gloria Glorya Godfrey Gonzalo Goran Gordon Grace Graham Grant Greg
    Gregg Gregory Greta Griffin Guido Guillermo Gunnar Gus Gustavo Guy Gwen Hamid Han Hana Hannah
    Hans Harold Harriet Harry Harvey Hassan Hazel Heath Heather Hector Hedwig Heidi Heinrich Helen
    Helena Helga Hendrik Henning Henrietta Henrik Henry Herbert Hernan Hilary Hilda Hiroshi Hiroto
    Holly Horace Howard Hugh Hugo Hunter Hussein Ian Ibrahim Ibrahima Ida Ifeoma Igor Ilan Ilse Ilya
    Imogen Imran Ines Inga Ingeborg Ingrid Inna Ioana Irene Iris Irv Isaac Isabel Isabella Isabelle
    Isla Ismael Ivan Ivo Iwan Jacek Jacinta Jack Jackie Jackson Jacob Jacqueline Jacques Jaime Jake
    Jamal James Jamie Jan Jane Janet Janice Janine Janusz Jared Jarvis Jasmine Jason Jasper Javed
    Javier Jay Jean Jeanne Jeff Jeffrey Jelena Jen Jenna Jennifer Jenny Jeremy Jerome Jerry Jess
    Jesse Jessica Jesus Jill Jillian Jim Jimmy Joachim Joan Joanna Joanne Joaquin Joaquín Jocelyn
    Jody Joe Joel Joelle Joey Johan Johannes John Johnny Jon Jonas Jonathan Jordan Jorge Jose
    Josefina Joseph Josephine Josh Joshua José Joy Joyce Juan Juana Juanita Jude Judith Judy Julia
    Julian Julie Juliette Julio Julius Jurgen Justin Justine Kamal Kara Karen Kari Karim Karin Karl
    Karolina Karsten Kaspar Katarina Kate Katherine Kathleen Kathryn Kathy Katie Katrin Kayla Kazuo
    Keira Keith Kelley Kelly Kelvin Ken Kenji Kenneth Kenny Kent Kenya Kevin Khadija Khalid Kieran
    Kim Kimberly Kirk Kirsten Klaus Kofi Konrad Kraig Krishna Kristen Kristin Kristina Kristy Kurt
    Kyle Lakshmi Lana Lance Larry Lars Laura Lauren Laurie Lawrence Leah Lee Leila Lena Lennart Leo
    Leon Leonard Leonardo Leonor Leopold Leroy Leslie Levi Lewis Li Liam Lidia Lilian Lillian Lily
    Lim Lina Linda Lindsay Linus Lionel Lisa Livia Liz Lloyd Logan Loren Lorena Lorenzo Lori
    Lorraine Lou Louis Louise Luc Luca Lucas Lucia Luciana Luciano Lucy Ludwig Luis Lukas Luke
    Luther Luz Lydia Lyle Lynn Mabel Madeleine Madison Maeve Magda Maggie Magnus Mahesh Mahmoud Maja
    Makoto Malcolm Mandy Manfred Manon Manuel Marc Marcel Marcela Marcelo Marco Marcus Marcy
    Margaret Marguerite Maria Mariam Mariana Marianne Marie Marilyn Marina Mario Marion Marisa
    Marisol Marjorie Mark Markus Marlene Marsha Marshall Martha Martin Martina Marty Mary María
    Mateo Mathias Mathilde Matilda Matt Matteo Matthew Matthias Maura Maureen Maurice Mauricio Mavis
    Max Maxine Meera Meg Megan Meghan Mehmet Melanie Melissa Melvin Mercedes Meredith Micah Michael
    Michaela Michel Michelle Mick Miguel Mika Mike Mikhail Milan Mildred Miles Millicent Mina
    Minerva Mirela Miriam Missy Mitch Mohamed Mohammad Mohammed Moira Molly Monica Monique
    Montserrat Morgan Muhammad Muriel Mustafa Myra Myrtle Nadia Nadine Nancy Naomi Natalia Natalie
    Natasha Nate Nathalie Nathan Nathaniel Naveen Neha Neil Nelly Nelson Nicholas Nick Nicola
    Nicolas Nicole Niel Nigel Nikhil Nikki Nikola Nikolai Nikos Nils Nima Nina Noah Noel Noor Nora
    Norma Norman Nuria Octavia Odalys Odette Olaf Oleg Olena Olga Olive Oliver Olivia Omar Omari
    Ophelia Oren Orla Oscar Oswald Ottmar Otto Owen Pablo Pamela Panos Paolo Pascal Pat Patrice
    Patricia Patrick Paul Paula Pauline Paxton Pearl Pedro Peggy Penelope Perry Peter Petra Phil
    Philip Philipp Philippa Philippe Phillip Pierre Pieter Pilar Piotr Pooja Pradeep Prakash Pratima
    Priya Quentin Quincy Rachel Rafael Rafaela Rahul Rainer Raj Rajesh Ralf Ralph Ramon Ramón Randy
    Raquel Rashid Raul Ravi Ray Raymond Raúl Rebecca Reed Regina Reinhard Renata Rene Reuben Reza
    Rhys Ric Ricardo Rich Richard Rick Ricky Rishi Rita Rob Robbie Robby Robert Roberto Robin
    Rochelle Roderick Rodrigo Roger Rohan Rohini Roland Romeo Ron Ronald Ronnie Rory Rosa Rosalind
    Rose Rosemarie Rosemary Ross Rowan Rowena Roxana Roy Rudy Rufus Rupert Russ Russell Ruth Ryan
    Saahil Sabeer Sabine Sabrina Sally Salma Salome Salvador Sam Samantha Sameer Samer Samuel Sandra
    Sandy Sanjana Sanjay Santiago Saoirse Sara Sarah Sasha Savithri Scott Sean Sebastian Selma
    Serena Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shirin Shirley Sidney Siegfried
    Sigrid Silvia Simon Simone Siobhan Sofia Sonia Sonja Sophia Sophie Soren Stacey Stacy Stan
    Stanislav Stanley Stefan Stefania Stefanie Stella Stephan Stephanie Stephen Steve Steven Stuart
    Sue Sunil Sunita Suresh Susan Susana Suzanne Sven Svetlana Sylvia Tadeusz Takeshi Tal Tamara
    Tammy Tamsin Tanya Tara Tariq Tatiana Ted Tekin Terence Teresa Terrence Terri Terry Thaddeus
    Thea Thelma Theo Theodore Theresa Thomas Tiffany Tim Timothy Tina Tobias Todd Tom Tomas Tommy
    Tomás Toni Tony Tori Torsten Tracy Travis Trent Trevor Tri Troy Trudy Trung Tyler Tyrone Uma
    Ursula Vadim Valentina Valeria Valerie Vanessa Vasily Venkat Vera Verena Vernon Veronica
    Veronika Vicente Vicky Victor Victoria Vighnesh Vijay Vikram Viktor Vince Vincent Vineet Vinod
    Viola Violet Virginia Vivian Vivienne Vlad Vladimir Walid Walt Walter Waltraud Wanda Wang Wayne
    Wei Wendy Wes Wesley Wilfred Wilhelm Will William Wilma Wing Winifred Winnie Winston Wolfgang
    Xavier Ximena Yara Yasmin Yelena Yolanda Yolande Yuki Yuri Yusuf Yuval Yvette Yvonne Zach
    Zachary Zainab Zara Zelda Zeynep Zhen Zoe Zora
    """.split()
)
