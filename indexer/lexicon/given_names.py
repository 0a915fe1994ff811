"""Common given names: they tell a person from a company where nothing else does.

Origin: names common in English, Spanish and other European languages, compiled by the
editors, and first words of names that stand beside a role in two or more releases of a
public-domain (CC0) press release archive.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    Aaron Abigail Adam Aditya Adrian Agnes Ahmad Ahmed Aisha Ajay Al Alain Alan Albert Alberto
    Alejandra Alejandro Alessandro Alex Alexander Alexandra Alfred Ali Alice Alicia Alison Allan
    Allen Allison Amanda Amber Amelia Amina Amir Amit Amy Ana Anand Andre Andrea Andreas Andres
    Andrew Andy Angel Angela Angie Anil Anita Ann Anna Anne Annette Anthony Antonio Anya Ariel
    Arik Arjun Armando Arnold Arthur Ashish Ashley Asif Audrey Austin Avery Barbara Barry Bart
    Beatriz Ben Benjamin Bennett Bernard Beth Betty Bill Billy Blake Bo Bob Bobby Brad Bradley
    Brandon Brenda Brendan Brent Brett Brian Bruce Bryan Bryce Caitlin Cale Cameron Canaan Carl
    Carla Carlos Carmen Carol Caroline Carolyn Carrie Carsten Cary Catherine Cecilia Chad Charles
    Charlie Charlotte Chelsea Cheryl Chloe Chris Christer Christian Christina Christine
    Christopher Chuck Cindy Claire Clara Clare Claude Claudia Clint Cody Colin Connie Connor Conor
    Corey Cory Craig Cristina Crystal Curtis Cynthia Daisy Dale Dallas Damon Dan Dana Dani Daniel
    Daniele Danielle Danny Darren Darryl Dave David Davide Dawn Dean Deb Debbie Deborah Debra Dee
    Denis Denise Dennis Derek Derrick Dev Devin Diana Diane Diego Dmitri Dominic Don Donald Donna
    Dorothy Doug Douglas Drew Dustin Dylan Ed Eddie Eduardo Edward Edwin Eileen Elaine Eleanor
    Elena Elijah Elizabeth Ella Ellen Elliot Elliott Elvis Emily Emma Emmanuel Enrique Eric Erica
    Erick Erik Erika Erin Ernest Ethan Eugene Eva Evan Evelyn Eyal Faisal Farrah Fatima Felix
    Fernando Filip Fiona Florence Frances Francesca Francis Francisco Frank Fred Frederic
    Frederick Gabriel Gabriela Gail Gareth Garrett Gary Gaurav Gautam Gavin Gene Geoffrey George
    Gerald Gerardo Gevorg Gina Giovanni Glen Glenn Gloria Glorya Gonzalo Gordon Grace Graham Grant
    Greg Gregg Gregory Guillermo Gustavo Guy Han Hannah Hans Harold Harriet Harry Hassan Heath
    Heather Hector Heidi Helen Helena Hendrik Henning Henry Herbert Holly Howard Hugh Hugo Hunter
    Ian Ibrahim Ida Igor Ilan Ilya Imran Ines Inna Irene Iris Isaac Isabel Isabella Ivan Jack
    Jackie Jackson Jacob Jacqueline Jaime Jake James Jamie Jan Jane Janet Janice Janine Jared
    Jasmine Jason Javier Jay Jean Jeff Jeffrey Jen Jenna Jennifer Jenny Jeremy Jerry Jesse Jessica
    Jesus Jill Jillian Jim Jimmy Joan Joanna Joanne Joe Joel Joey Johan Johannes John Johnny Jon
    Jonathan Jordan Jorge Jose Joseph Josh Joshua José Joy Joyce Juan Juana Judith Judy Julia
    Julian Julie Justin Kamal Kara Karen Kari Karl Karsten Kate Katherine Kathleen Kathryn Kathy
    Katie Keith Kelley Kelly Ken Kenneth Kenny Kent Kenya Kevin Kieran Kim Kimberly Kirk Klaus
    Kofi Konrad Kraig Kristen Kristin Kristina Kristy Kurt Kyle Lance Larry Lars Laura Lauren
    Laurie Lawrence Leah Lee Leila Lennart Leo Leon Leonard Leslie Levi Lewis Li Liam Lillian Lim
    Linda Lindsay Lisa Liz Logan Loren Lori Lou Louis Louise Luc Luca Lucas Lucia Lucy Luis Lukas
    Luke Lydia Lynn Madison Magda Mahesh Makoto Malcolm Manuel Marc Marcel Marco Marcus Marcy
    Margaret Maria Marie Marilyn Mario Marion Marjorie Mark Markus Marsha Marshall Martha Martin
    Marty Mary María Mateo Matt Matteo Matthew Matthias Maureen Maurice Max Meg Megan Meghan
    Mehmet Melanie Melissa Meredith Micah Michael Michel Michelle Mick Miguel Mike Miles Mitch
    Mohamed Mohammed Molly Monica Morgan Muhammad Mustafa Nadia Nancy Naomi Natalie Natasha Nate
    Nathan Nathaniel Naveen Neil Nelson Nicholas Nick Nicola Nicole Niel Nigel Nikhil Nikki Nikola
    Nima Nina Noah Nora Norman Olga Oliver Olivia Omar Oren Oscar Owen Pablo Pamela Pat Patricia
    Patrick Paul Paula Pauline Paxton Pedro Peggy Penelope Perry Peter Phil Philip Philipp Phillip
    Pierre Pieter Pradeep Priya Rachel Rafael Rahul Rainer Raj Ralf Ralph Ramon Randy Ravi Ray
    Raymond Rebecca Reed Regina Reuben Reza Ric Ricardo Rich Richard Rick Rishi Rita Rob Robbie
    Robby Robert Roberto Robin Rochelle Roderick Rodrigo Roger Rohini Ron Ronald Ronnie Rosa Rose
    Rosemary Ross Roy Rudy Russell Ruth Ryan Saahil Sabeer Sally Sam Samantha Sameer Samer Samuel
    Sandra Sandy Sanjay Sara Sarah Sasha Scott Sean Sebastian Sergio Seth Shane Shannon Sharon
    Shaun Shawn Sheila Shirley Simon Sofia Sonia Sophia Sophie Stacy Stan Stanley Stefan Stefanie
    Stella Stephan Stephanie Stephen Steve Steven Stuart Sue Sunil Suresh Susan Suzanne Sven
    Sylvia Tal Tamara Tammy Tanya Tara Ted Tekin Terence Teresa Terrence Terry Thea Theodore
    Theresa Thomas Tiffany Tim Timothy Tina Tobias Todd Tom Tommy Tony Tori Tracy Travis Trent
    Trevor Tri Troy Tyler Tyrone Vadim Valerie Vanessa Venkat Vera Vernon Veronica Vicente Victor
    Victoria Vighnesh Vijay Vikram Vince Vincent Vineet Vinod Virginia Vivian Vlad Walter Wanda
    Wang Wayne Wei Wendy Wes Wesley Will William Wing Yolanda Yuri Yusuf Yuval Yvette Yvonne Zach
    Zachary Zhen Zoe
    """.split()
)
