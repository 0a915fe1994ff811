"""Given names that one pronoun goes with: "he" after Salome Roe means somebody else.

Origin: the editors' own reading of ``given_names``. A name borne by women and
men alike, or in different countries by either, is in neither list.
"""

from __future__ import annotations

from indexer.lexicon.given_names import GIVEN_NAMES

_FEMININE = frozenset(
    """Aaliyah Abby Abigail Adele Adriana Agnes Agnieszka Aisha Alana Alejandra Alessandra Alexandra
    Alexia Alice Alicia Alina Alison Allison Alma Amanda Amara Amber Amelia Amelie Amina Amy Ana
    Anastasia Angela Angie Anita Anjali Ann Anna Anne Annette Annie Annika Anya Ariana Arlene Asha
    Ashley Astrid Audrey Aurora Ayesha Barbara Beatrice Beatriz Becky Bella Bernadette Beth Bettina
    Betty Bianca Birgit Brenda Bridget Brigitte Caitlin Camila Camille Candace Carina Carla Carmen
    Carol Carolina Caroline Carolyn Carrie Cassandra Catherine Cathy Cecile Cecilia Celeste Celia
    Charlotte Chelsea Cheryl Chiara Chloe Christa Christina Christine Cindy Claire Clara Clare
    Clarissa Claudia Colette Colleen Connie Consuelo Cristina Crystal Cynthia Daisy Daniela Danielle
    Daphne Dawn Deanna Debbie Deborah Debra Deirdre Delia Delphine Denise Diana Diane Dina Dolores
    Donna Dora Doris Dorothy Edith Edna Eileen Elaine Elana Eleanor Elena Elisabeth Elise Elizabeth
    Ella Ellen Ellie Elsa Elsie Emilia Emily Emma Enid Erica Erika Esperanza Esther Eugenia Eunice
    Eva Farah Farrah Fatima Fay Felicia Felicity Fernanda Fiona Flora Florence Frances Francesca
    Freya Gabriela Gail Genevieve Geneviève Georgia Gina Gisela Gloria Glorya Grace Greta Gwen
    Hannah Harriet Hazel Hedwig Heidi Helen Helena Helga Henrietta Hilda Holly Ida Ifeoma Ilse
    Imogen Ines Inga Ingeborg Ingrid Inna Ioana Irene Iris Isabel Isabella Isabelle Isla Jacinta
    Jacqueline Jane Janet Janice Janine Jasmine Jeanne Jelena Jenna Jennifer Jenny Jill Jillian Joan
    Joanna Joanne Jocelyn Joelle Josefina Josephine Joy Joyce Juana Juanita Judith Judy Julia Julie
    Juliette Justine Kara Karen Karolina Katarina Kate Katherine Kathleen Kathryn Kathy Katie Katrin
    Kayla Keira Khadija Kimberly Kirsten Kristen Kristin Kristina Kristy Lakshmi Lana Laura Lauren
    Leah Leila Lena Leonor Lidia Lilian Lillian Lily Lina Linda Lisa Livia Liz Lorena Lori Lorraine
    Louise Lucia Luciana Lucy Luz Lydia Mabel Madeleine Madison Maeve Magda Maggie Maja Mandy Manon
    Marcela Marcy Margaret Marguerite Maria Mariam Mariana Marianne Marie Marilyn Marina Marisa
    Marisol Marjorie Marlene Marsha Martha Martina Mary María Mathilde Matilda Maura Maureen Mavis
    Maxine Meera Megan Meghan Melanie Melissa Mercedes Meredith Michaela Michelle Mildred Millicent
    Mina Minerva Mirela Miriam Missy Moira Molly Monica Monique Montserrat Muriel Myra Myrtle Nadia
    Nadine Nancy Naomi Natalia Natalie Natasha Nathalie Neha Nelly Nicole Nikki Nina Nora Norma
    Nuria Octavia Odalys Odette Olena Olga Olive Olivia Ophelia Orla Pamela Patricia Paula Pauline
    Pearl Peggy Penelope Petra Philippa Pilar Pooja Pratima Priya Rachel Rafaela Raquel Rebecca
    Regina Renata Rita Rochelle Rohini Rosa Rosalind Rose Rosemarie Rosemary Rowena Roxana Ruth
    Sabine Sabrina Sally Salma Salome Samantha Sandra Sanjana Saoirse Sara Sarah Savithri Selma
    Serena Sharon Sheila Shirin Shirley Sigrid Silvia Siobhan Sofia Sonia Sonja Sophia Sophie Stacey
    Stacy Stefania Stefanie Stella Stephanie Sue Sunita Susan Susana Suzanne Svetlana Sylvia Tamara
    Tammy Tamsin Tanya Tara Tatiana Teresa Thea Thelma Theresa Tiffany Tina Toni Tori Tracy Trudy
    Uma Ursula Valentina Valeria Valerie Vanessa Vera Verena Veronica Veronika Vicky Victoria Viola
    Violet Virginia Vivienne Waltraud Wanda Wendy Wilma Winifred Winnie Ximena Yara Yasmin Yelena
    Yolanda Yolande Yvette Yvonne Zainab Zara Zelda Zeynep Zoe Zora""".split()
)
_EITHER = frozenset(
    """Al Alain Alex Andrea Angel Ariel Arne Avery Blake Brady Cale Cameron Canaan Cary Charlie Chidi
    Chris Claude Corey Cory Cosmo Courtney Dale Dallas Dan Dana Dani Daniele Deb Dee Devin Devon
    Dominique Drew Evelyn Gene Han Hana Hilary Hunter Ilan Irv Jackie Jackson Jaime Jamie Jan Jean
    Jen Jess Jesse Jo Jocelyn Jody Joey Jordan Jude Kari Karin Kelley Kelly Kenya Kim Krishna Laurie
    Lee Leslie Li Lim Lindsay Logan Loren Lou Luca Lyle Lynn Marion Meg Micah Michel Mick Mika Milan
    Morgan Nicola Nikola Nima Noel Noor Panos Pascal Pat Patrice Paxton Perry Quentin Quincy Raj
    Randy Reed Rene Robbie Robin Ronnie Rory Rowan Sacha Sam Sandy Sasha Shannon Shaun Shawn Sidney
    Simone Tal Terri Terry Toni Tony Tri Val Vivian Wang Wei Wing Yuki Yuri Yuval Zach Zhen""".split()
)


def gender_of_name(given: str) -> str:
    """f or m where a given name tells the pronoun; "" where it does not."""
    if given in _FEMININE:
        return "f"
    return "m" if given in GIVEN_NAMES and given not in _EITHER else ""
