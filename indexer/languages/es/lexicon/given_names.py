"""Given names common in Spain and Latin America: they tell a person from anything else.

Origin: compiled by the editors; names that are everyday words at the head of a
sentence ("Mercedes" and "Dolores" aside, which stand before surnames) are left out.
"""

from __future__ import annotations

from indexer.lexicon.given_names import GIVEN_NAMES as _COMMON

GIVEN_NAMES = _COMMON | frozenset(
    """Abel Adela Adolfo Adrián Agustina Agustín Aitor Alba Alberta Alejo Alfonso Alicia
    Almudena Amalia Amaya Amelia Amparo Ana Anabel Andrés Antonia Araceli Ariadna Arturo
    Asunción Aurelio Aurora Azucena Baltasar Bartolomé Basilio Beatriz Begoña Belén Benito
    Benjamín Bernardo Berta Blanca Borja Braulio Bruno Bárbara Camilo Candela Caridad Carlota
    Carmelo Catalina Cayetano Cecilia Celia Chema Claudio Clemente Concepción Conchita Constanza
    Consuelo Coral Cristóbal César Damián Daniela Darío Delfina Delia Desiree Diego Dolores
    Domingo Eduardo Efraín Elena Elisa Eloy Elvira Emiliano Emilio Encarnación Enrique Ernesto
    Esperanza Esteban Estela Estrella Eugenia Eugenio Eulalia Eusebio Eva Evaristo Ezequiel
    Fabiola Fabián Facundo Federico Felipe Fermín Fernanda Fernando Fidel Florencia Francisca
    Francisco Fátima Félix Gabriela Gaspar Gema Genaro Gerardo Germán Gilberto Gisela Gloria
    Gonzalo Graciela Gregorio Guadalupe Guillermo Gustavo Hernán Hilario Homero Horacio Hugo
    Humberto Héctor Ignacio Imanol Inmaculada Inés Irene Iria Isaac Isabel Isidro Ismael Iván
    Jacinto Jacobo Jaime Javier Jerónimo Jesús Jimena Joaquina Joaquín Jordi Jorge Josefa
    Josefina José Juan Juana Julia Juliana Julio Julián Justo Laura Leandro Leonor Leopoldo
    Leticia León Lidia Lorena Lorenzo Lourdes Lucas Luciano Lucía Luis Luisa Luz Macarena
    Magdalena Maite Manuel Manuela Mar Marcelo Marcial Marcos Margarita Mariano Maribel Marina
    Mario Marisa Marisol Marta Martín María Mateo Matilde Matías Mauricio Mauro Mercedes Miguel
    Milagros Mireia Miriam Montserrat Máximo Mónica Natalia Nicolás Nieves Noelia Norberto Nuria
    Nélida Néstor Octavio Ofelia Olga Olivia Oriol Oscar Pablo Paloma Paola Pascual Patricia
    Patricio Paula Paulina Paz Pedro Pere Pilar Primitivo Rafael Raimundo Ramiro Ramón Raquel
    Raúl Rebeca Remedios Renata Ricardo Rita Roberto Rocío Rodolfo Rodrigo Rogelio Román Roque
    Rosa Rosalía Rosario Rubén Sagrario Salvador Samuel Sancho Santiago Sara Saúl Sebastián
    Sergio Silvia Simón Sofía Soledad Sonia Susana Tadeo Teodoro Teresa Tomás Trinidad Unai
    Valentín Valeria Verónica Vicente Victoria Violeta Virginia Víctor Wenceslao Xavier Ximena
    Yolanda Zacarías Zulema Álvaro Ángel Ángela Ángeles Íñigo Ómar Óscar""".split()
)
