"""Given names that one pronoun goes with: "he" after Salome Roe means somebody else.

Origin: the editors' own reading of ``given_names``. A name borne by women and
men alike, or in different countries by either, is in neither list.
"""

from __future__ import annotations

from indexer.lexicon.given_names import GIVEN_NAMES

_FEMININE = frozenset(
    """Aaliyah Abby Abigail Ada Adele Adriana Agnes Agnieszka Aisha Alana Alejandra Alessandra Alexandra
    Alexia Alice Alicia Alina Alison Allison Alma Amanda Amara Amber Amelia Amelie Amina Amy Ana
    Anastasia Angela Angie Anita Anjali Ann Anna Anne Annette Annie Annika Antoinette Anya Ariana
    Arlene Asha Ashley Astrid Audrey Aurora Ayesha Barbara Beatrice Beatriz Becky Belinda Bella
    Bernadette Bernice Bertha Bessie Beth Bethany Bettina Betty Beulah Beverly Bianca Birgit Blanca
    Bonnie Brandi Brenda Brianna Bridget Brigitte Brittany Caitlin Camila Camille Candace Candice
    Carina Carla Carmen Carol Carole Carolina Caroline Carolyn Carrie Cassandra Catherine Cathy
    Cecile Cecilia Celeste Celia Charlene Charlotte Chelsea Cheryl Chiara Chloe Christa Christina
    Christine Christy Cindy Claire Clara Clare Clarissa Claudette Claudia Colette Colleen Connie
    Constance Consuelo Cora Cristina Crystal Cynthia Daisy Daniela Danielle Daphne Darlene Darya
    Dawn Deanna Debbie Deborah Debra Deirdre Delia Della Delores Delphine Denise Desiree Diana
    Diane Dianne Dina Dolores Donna Dora Doris Dorothy Edith Edna Eileen Ekaterina Elaine Elana
    Eleanor Elena Elisabeth Elise Elizabeth Ella Ellen Ellie Elsa Elsie Emilia Emily Emma Enid
    Erica Erika Erin Erma Esperanza Esther Ethel Eugenia Eunice Eva Fannie Farah Farrah Fatima Fay
    Faye Felicia Felicity Fernanda Fiona Flora Florence Frances Francesca Freya Gabriela Gail Gayle
    Genevieve Geneviève Georgia Geraldine Gertrude Gina Gisela Gladys Glenda Gloria Glorya Grace
    Greta Gretchen Gwen Gwendolyn Hannah Harriet Hattie Hazel Heather Hedwig Heidi Helen Helena
    Helga Henrietta Hilda Hillary Holly Ida Ifeoma Ilse Imogen Ines Inez Inga Ingeborg Ingrid Inna
    Ioana Irene Iris Irma Isabel Isabella Isabelle Isla Jacinta Jacqueline Jacquelyn Jane Janet
    Janice Janie Janine Jasmine Jeanette Jeanne Jeannette Jelena Jenna Jennie Jennifer Jenny
    Jessica Jill Jillian Joan Joann Joanna Joanne Jodi Joelle Jolene Josefina Josephine Joy
    Joyce Juana Juanita Judith Judy Julia Julie Juliette Justine Kaitlin Kara Karen Karla Karolina
    Katarina Kate Katherine Kathleen Kathryn Kathy Katie Katrin Katrina Kayla Keira Kelli Kendra
    Khadija Kimberly Kirsten Krista Kristen Kristi Kristin Kristina Kristine Kristy Lacey Lakshmi
    Lana Latoya Laura Lauren Leah Leanne Leila Lena Leona Leonor Leticia Lidia Lilian Lillian
    Lillie Lily Lina Linda Lisa Livia Liz Lois Lola Lorena Loretta Lori Lorraine Louise Lucia
    Luciana Lucille Lucy Lula Luz Lydia Lynda Lynne Mabel Madeleine Madeline Madison Maeve Magda
    Maggie Maja Mamie Mandy Manon Marcela Marcia Marcy Margaret Margarita Margie Marguerite Maria
    Mariam Mariana Marianne Marie Marilyn Marina Marisa Marisol Marissa Marjorie Marlene Marsha
    Martha Martina Mary Maryann María Mathilde Matilda Mattie Maura Maureen Mavis Maxine Meera
    Megan Meghan Melanie Melinda Melissa Mercedes Meredith Michaela Michelle Mildred Millicent Mina
    Minerva Minnie Mirela Miriam Missy Moira Molly Monica Monique Montserrat Muriel Myra Myrtle
    Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nathalie Neha Nellie Nelly Nicole Nikki Nina
    Nora Norma Nuria Octavia Odalys Odette Olena Olga Olive Olivia Ophelia Orla Pam Pamela Patricia
    Patsy Paula Pauline Pearl Peggy Penelope Petra Philippa Phyllis Pilar Pooja Pratima Priscilla
    Priya Rachael Rachel Rafaela Ramona Randi Raquel Rebecca Regina Renata Renee Rhonda Rita
    Roberta Rochelle Rohini Rosa Rosalind Rose Rosemarie Rosemary Rosie Rowena Roxana Roxanne Ruth
    Sabine Sabrina Sally Salma Salome Samantha Sandra Sanjana Saoirse Sara Sarah Savithri Selena
    Selma Serena Sharon Shawna Sheila Shelia Shelley Shelly Sheri Sherri Sherry Sheryl Shirin
    Shirley Sigrid Silvia Siobhan Sofia Sonia Sonja Sonya Sophia Sophie Stacey Stacy Stefania
    Stefanie Stella Stephanie Sue Sunita Susan Susana Susie Suzanne Svetlana Sylvia Tabitha Tamara
    Tammy Tamsin Tanya Tara Tasha Tatiana Teresa Thea Thelma Theresa Tiffany Tina Tonya Tori
    Tracey Tracy Tricia Trudy Uma Ursula Valentina Valeria Valerie Vanessa Velma Vera Verena Verna
    Veronica Veronika Vicki Vickie Vicky Victoria Viola Violet Virginia Vivienne Waltraud Wanda
    Wendy Wilma Winifred Winnie Ximena Yara Yasmin Yelena Yolanda Yolande Yvette Yvonne Zainab Zara
    Zelda Zeynep Zoe Zora""".split()
)
_EITHER = frozenset(
    """Al Alain Alex Alexis Andrea Angel Ariel Arne Avery Billie Blake Bobbie Brady Cale Cameron Canaan
    Cary Chandra Charlie Chidi Chris Claude Corey Cory Cosmo Courtney Dale Dallas Dan Dana Dani
    Daniele Daryl Deb Dee Devin Devon Dominique Drew Evelyn Frankie Freddie Gene Han Hana Hilary
    Hunter Ilan Irv Jackie Jackson Jaime Jamie Jan Jean Jen Jess Jesse Jessie Jimmie Jo Jocelyn
    Jody Joey Johnnie Jordan Jude Kari Karin Kay Kelley Kelly Kenya Kerry Kim Krishna Laurie Lee
    Leslie Li Lim Lindsay Lindsey Logan Lonnie Loren Lou Luca Lyle Lynn Marion Meg Micah Michel
    Michele Mick Mika Milan Morgan Nicola Nikola Nima Noel Noor Panos Pascal Pat Patrice Paxton
    Perry Quentin Quincy Raj Randy Reed Rene Robbie Robin Ronnie Rory Rowan Sacha Sam Sandy Sasha
    Shannon Shaun Shawn Sidney Simone Tal Terri Terry Toni Tony Tri Val Vivian Wang Wei Wing Yuki
    Yuri Yuval Zach Zhen""".split()
)


def gender_of_name(given: str) -> str:
    """f or m where a given name tells the pronoun; "" where it does not."""
    if given in _FEMININE:
        return "f"
    return "m" if given in GIVEN_NAMES and given not in _EITHER else ""
