"""Common given names: they tell a person from a company where nothing else does.

Origin: names common in English, Spanish and other European languages, compiled by the
editors, and first words of names that stand beside a role in two or more releases of a
public-domain (CC0) press release archive.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    Aaliyah Aaron Abby Abdul Abdullah Abigail Ada Adam Adele Aditya Adrian Adriana Agnes Agnieszka
    Ahmad Ahmed Aiden Aisha Ajay Ajaz Akira Al Alain Alan Alana Alastair Albert Alberto Alejandra
    Alejandro Aleksandr Alessandra Alessandro Alex Alexander Alexandra Alexandre Alexia Alexis
    Alfred Alfredo Ali Alice Alicia Alina Alison Allan Allen Allison Alma Alvaro Alvin Amanda Amara
    Amber Amelia Amelie Amina Amir Amit Amy Ana Anand Anastasia Anders Andre Andrea Andreas Andrei
    Andrej Andres Andrew Andrey Andrzej Andy Angel Angela Angelo Angie Angus Anil Anita Anjali Ann
    Anna Anne Annette Annie Annika Anthony Antoine Antoinette Anton Antonio Anya Ariana Ariel Arik
    Arjun Arlene Armand Armando Arne Arnold Arthur Arturo Asha Ashish Ashley Asif Astrid Audrey
    Augusto Aurora Austin Avery Ayesha Aziz Barbara Barry Bart Bashir Beatrice Beatriz Becky
    Belinda Bella Ben Benedict Benjamin Bennett Benoit Bernadette Bernard Bernice Bertha Bessie
    Beth Bethany Bettina Betty Beulah Beverly Bianca Bill Billie Billy Birgit Bjorn Blake Blanca Bo
    Bob Bobbie Bobby Bogdan Bonnie Boris Brad Bradley Brady Brandi Brandon Brenda Brendan Brent
    Brett Brian Brianna Bridget Brigitte Brittany Brock Bruce Bruno Bryan Bryce Caitlin Cale Calvin
    Cameron Camila Camille Canaan Candace Candice Carina Carl Carla Carlo Carlos Carmen Carol
    Carole Carolina Caroline Carolyn Carrie Carsten Cary Cassandra Catherine Cathy Cecil Cecile
    Cecilia Cedric Celeste Celia Chad Chandra Charlene Charles Charlie Charlotte Chelsea Cheryl
    Chiara Chidi Chloe Chris Christa Christer Christian Christina Christine Christopher Christy
    Chuck Cindy Claire Clara Clare Clarence Clarissa Claude Claudette Claudia Clement Clifford
    Clint Clive Clyde Cody Colette Colin Colleen Connie Connor Conor Conrad Constance Consuelo Cora
    Corey Cormac Cornelius Cory Cosmo Courtney Craig Cristina Crystal Curtis Cynthia Cyrus Daisy
    Dale Dallas Damian Damon Dan Dana Dani Daniel Daniela Daniele Danielle Danny Daphne Darius
    Darlene Darrell Darren Darrin Darryl Darya Daryl Dave David Davide Dawn Dean Deanna Deb Debbie
    Deborah Debra Dee Deepak Deirdre Delia Della Delores Delphine Denis Denise Dennis Derek Derrick
    Desiree Desmond Dev Devin Devon Diana Diane Dianne Diego Dietrich Dimitri Dimitrios Dina Dinesh
    Dmitri Dmitry Dolores Dominic Dominique Don Donald Donna Donnie Dora Doris Dorothy Doug Douglas
    Drew Duane Dustin Dwayne Dwight Dylan Ed Eddie Edgar Edith Edmund Edna Eduard Eduardo Edward
    Edwin Eileen Ekaterina Elaine Elana Eleanor Elena Elias Elijah Elisabeth Elise Elizabeth Ella
    Ellen Ellie Elliot Elliott Elmer Elsa Elsie Elvis Emil Emilia Emilio Emily Emma Emmanuel Enid
    Enrique Enzo Eric Erica Erich Erick Erik Erika Erin Erma Ernest Ernesto Ernie Esiquio Esperanza
    Esther Ethan Ethel Eugene Eugenia Eunice Eva Evan Evelyn Ewan Eyal Ezra Fabian Faisal Fannie
    Farah Farrah Fatima Fay Faye Felicia Felicity Felipe Felix Fergus Fernanda Fernando Filip
    Filippo Finn Fiona Flora Florence Floyd Frances Francesca Francis Francisco Frank Frankie Fred
    Freddie Frederic Frederick Fredrick Freya Friedrich Gabriel Gabriela Gail Gareth Garrett Gary
    Gaurav Gautam Gavin Gayle Gene Genevieve Geneviève Geoffrey George Georgia Gerald Geraldine
    Gerard Gerardo Gertrude Gevorg Giles Gina Giorgos Giovanni Gisela Giuseppe Gladys Glen Glenda
    Glenn Gloria Glorya Godfrey Gonzalo Goran Gordon Grace Graham Grant Greg Gregg Gregory Greta
    Gretchen Griffin Guido Guillermo Gunnar Gus Gustavo Guy Gwen Gwendolyn Hamid Han Hana Hannah
    Hans Harold Harriet Harry Harvey Hassan Hattie Hazel Heath Heather Hector Hedwig Heidi Heinrich
    Helen Helena Helga Hendrik Henning Henrietta Henrik Henry Herbert Hernan Hilary Hilda Hillary
    Hiroshi Hiroto Holly Horace Howard Hugh Hugo Hunter Hussein Ian Ibrahim Ibrahima Ida Ifeoma
    Igor Ilan Ilse Ilya Imogen Imran Ines Inez Inga Ingeborg Ingrid Inna Ioana Irene Iris Irma Irv
    Isaac Isabel Isabella Isabelle Isla Ismael Ivan Ivo Iwan Jacek Jacinta Jack Jackie Jackson
    Jacob Jacqueline Jacquelyn Jacques Jaime Jake Jamal James Jamie Jan Jane Janet Janice Janie
    Janine Janusz Jared Jarrod Jarvis Jasmine Jason Jasper Javed Javier Jay Jean Jeanette Jeanne
    Jeannette Jeff Jeffery Jeffrey Jelena Jen Jenna Jennie Jennifer Jenny Jeremiah Jeremy Jerome
    Jerry Jess Jesse Jessica Jessie Jesus Jill Jillian Jim Jimmie Jimmy Joachim Joan Joann Joanna
    Joanne Joaquin Joaquín Jocelyn Jodi Jody Joe Joel Joelle Joey Johan Johannes John Johnnie
    Johnny Jolene Jon Jonas Jonathan Jordan Jorge Jose Josefina Joseph Josephine Josh Joshua José
    Joy Joyce Juan Juana Juanita Jude Judith Judy Julia Julian Julie Juliette Julio Julius Jurgen
    Justin Justine Kaitlin Kamal Kara Karen Kari Karim Karin Karl Karla Karolina Karsten Kaspar
    Katarina Kate Katherine Kathleen Kathryn Kathy Katie Katrin Katrina Kay Kayla Kazuo Keira Keith
    Kelley Kelli Kelly Kelvin Ken Kendra Kenji Kenneth Kenny Kent Kenya Kerry Kevin Khadija Khalid
    Kieran Kim Kimberly Kirk Kirsten Klaus Kofi Konrad Konstantinos Kraig Krishna Krista Kristen
    Kristi Kristin Kristina Kristine Kristy Kurt Kyle Lacey Lakshmi Lana Lance Larry Lars Latoya
    Laura Lauren Laurie Lawrence Leah Leanne Lee Leila Lena Lennart Leo Leon Leona Leonard Leonardo
    Leonor Leopold Leroy Leslie Leticia Levi Lewis Li Liam Lidia Lilian Lillian Lillie Lily Lim
    Lina Linda Lindsay Lindsey Linus Lionel Lisa Livia Liz Lloyd Logan Lois Lola Lonnie Loren
    Lorena Lorenzo Loretta Lori Lorraine Lou Louis Louise Luc Luca Lucas Lucia Luciana Luciano
    Lucille Lucy Ludwig Luis Lukas Luke Lula Luther Luz Lydia Lyle Lynda Lynn Lynne Mabel Madeleine
    Madeline Madison Maeve Magda Maggie Magnus Mahesh Mahmoud Maja Makoto Malcolm Mamie Mandy
    Manfred Manon Manuel Marc Marcel Marcela Marcelo Marcia Marco Marcus Marcy Margaret Margarita
    Margie Marguerite Maria Mariam Mariana Marianne Marie Marilyn Marina Mario Marion Marisa
    Marisol Marissa Marjorie Mark Markus Marlene Marsha Marshall Martha Martin Martina Marty Marvin
    Mary Maryann María Mateo Mathew Mathias Mathilde Matilda Matt Matteo Matthew Matthias Mattie
    Maura Maureen Maurice Mauricio Mavis Max Maxine Meera Meg Megan Meghan Mehmet Melanie Melinda
    Melissa Melvin Mercedes Meredith Micah Michael Michaela Micheal Michel Michele Michelle Mick
    Miguel Mihalis Mika Mike Mikhail Milan Mildred Miles Millicent Mina Minerva Minnie Mirela
    Miriam Missy Mitch Mohamed Mohammad Mohammed Moira Molly Monica Monique Montserrat Morgan
    Muhammad Muriel Mustafa Myra Myrtle Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nate
    Nathalie Nathan Nathaniel Naveen Neha Neil Nellie Nelly Nelson Nicholas Nick Nicola Nicolas
    Nicole Niel Nigel Nikhil Nikki Nikola Nikolai Nikos Nils Nima Nina Noah Noel Noor Nora Norma
    Norman Nuria Octavia Odalys Odette Olaf Oleg Olena Olga Olive Oliver Olivia Omar Omari Ophelia
    Oren Orla Oscar Oswald Ottmar Otto Owen Pablo Pam Pamela Panos Paolo Pascal Pat Patrice
    Patricia Patrick Patsy Paul Paula Pauline Paxton Pearl Pedro Peggy Penelope Perry Peter Petra
    Phil Philip Philipp Philippa Philippe Phillip Phyllis Pierre Pieter Pilar Piotr Pooja Pradeep
    Prakash Pratima Priscilla Priya Quentin Quincy Rachael Rachel Rafael Rafaela Rahul Rainer Raj
    Rajat Rajesh Ralf Ralph Ramesh Ramon Ramona Ramón Randall Randi Randy Raquel Rashid Raul Ravi
    Ray Raymond Raúl Rebecca Reed Regina Reginald Reinhard Renata Rene Renee Reuben Reza Rhonda
    Rhys Ric Ricardo Rich Richard Rick Ricky Rishi Rita Rob Robbie Robby Robert Roberta Roberto
    Robin Rochelle Roderick Rodney Rodrigo Roger Rohan Rohini Roland Romeo Ron Ronald Ronnie Rory
    Rosa Rosalind Rose Rosemarie Rosemary Rosie Ross Rowan Rowena Roxana Roxanne Roy Ruben Rudy
    Rufus Rupert Russ Russell Ruth Ryan Saahil Sabeer Sabine Sabrina Sally Salma Salome Salvador
    Sam Samantha Sameer Samer Samuel Sandra Sandy Sanjana Sanjay Santiago Saoirse Sara Sarah Sasha
    Savithri Scott Sean Sebastian Selena Selma Serena Sergei Sergey Sergio Seth Shane Shannon
    Sharon Shaun Shawn Shawna Sheila Shelia Shelley Shelly Sheri Sherri Sherry Sheryl Shirin
    Shirley Sidney Siegfried Sigrid Silvia Simon Simone Siobhan Sofia Sonia Sonja Sonya Sophia
    Sophie Soren Stacey Stacy Stan Stanislav Stanley Stefan Stefania Stefanie Stella Stephan
    Stephanie Stephen Steve Steven Stuart Sue Sunil Sunita Suresh Susan Susana Susie Suzanne Sven
    Svetlana Sylvia Tabitha Tadeusz Takeshi Tal Tamara Tammy Tamsin Tanya Tara Tariq Tasha Tatiana
    Ted Tekin Terence Teresa Terrance Terrence Terri Terry Thaddeus Thea Thelma Theo Theodore
    Theresa Thomas Tiffany Tim Timmy Timothy Tina Tobias Todd Tom Tomas Tommy Tomás Toni Tony Tonya
    Tori Torsten Tracey Tracy Travis Trent Trevor Tri Tricia Troy Trudy Trung Tyler Tyrone Uma
    Ursula Vadim Valentina Valeria Valerie Vanessa Vasily Velma Venkat Vera Verena Verna Vernon
    Veronica Veronika Vicente Vicki Vickie Vicky Victor Victoria Vighnesh Vijay Vikram Viktor Vince
    Vincent Vineet Vinod Viola Violet Virginia Vivian Vivienne Vlad Vladimir Walid Walt Walter
    Waltraud Wanda Wang Wayne Wei Wendell Wendy Wes Wesley Wilfred Wilhelm Will William Wilma Wing
    Winifred Winnie Winston Wolfgang Xavier Ximena Yara Yasmin Yelena Yolanda Yolande Yuki Yuri
    Yusuf Yuval Yvette Yvonne Zach Zachary Zainab Zara Zelda Zeynep Zhen Zoe Zora
    """.split()
)
