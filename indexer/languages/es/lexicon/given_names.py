"""Given names common in Spain and Latin America: they tell a person from anything else.

Origin: compiled by the editors; names that are everyday words at the head of a
sentence ("Mercedes" and "Dolores" aside, which stand before surnames) are left out.
"""

from __future__ import annotations

from indexer.lexicon.given_names import GIVEN_NAMES as _COMMON

GIVEN_NAMES = _COMMON | frozenset(
    """Abel Adela Adolfo Adrián Agustín Agustina Aitor Alba Alberta Alejo Alfonso Alicia Almudena
    Álvaro Amalia Amaya Amelia Amparo Ana Anabel Andrés Ángel Ángela Ángeles Antonia Araceli
    Ariadna Arturo Asunción Aurelio Aurora Azucena Baltasar Bárbara Bartolomé Basilio Beatriz Begoña
    Belén Benito Benjamín Berta Bernardo Blanca Borja Braulio Bruno Camilo Candela Caridad Carlota
    Carmelo Catalina Cayetano Cecilia Celia César Chema Claudio Clemente Concepción Conchita
    Constanza Consuelo Coral Cristóbal Damián Daniela Darío Delfina Delia Desiree Diego Dolores
    Domingo Eduardo Efraín Elena Elisa Eloy Elvira Emiliano Emilio Encarnación Enrique Ernesto
    Esperanza Esteban Estela Estrella Eugenia Eugenio Eulalia Eusebio Eva Evaristo Ezequiel Fabián
    Fabiola Facundo Fátima Federico Felipe Félix Fermín Fernanda Fernando Fidel Florencia Francisca
    Francisco Gabriela Gaspar Gema Genaro Gerardo Germán Gilberto Gisela Gloria Gonzalo Graciela
    Gregorio Guadalupe Guillermo Gustavo Héctor Hernán Hilario Homero Horacio Hugo Humberto Ignacio
    Imanol Inés Inmaculada Íñigo Irene Iria Isaac Isabel Isidro Ismael Iván Jacinto Jacobo Jaime
    Javier Jerónimo Jesús Jimena Joaquín Joaquina Jordi Jorge José Josefa Josefina Juan Juana Julia
    Julián Juliana Julio Justo Laura Leandro León Leonor Leopoldo Leticia Lidia Lorena Lorenzo
    Lourdes Lucas Lucía Luciano Luis Luisa Luz Macarena Magdalena Maite Manuel Manuela Mar Marcelo
    Marcial Marcos Margarita María Mariano Maribel Marina Mario Marisa Marisol Marta Martín Mateo
    Matías Matilde Mauricio Mauro Máximo Mercedes Miguel Milagros Mireia Miriam Mónica Montserrat
    Natalia Nélida Néstor Nicolás Nieves Noelia Norberto Nuria Octavio Ofelia Olga Olivia Ómar Oriol
    Oscar Óscar Pablo Paloma Paola Pascual Patricia Patricio Paula Paulina Paz Pedro Pere Pilar
    Primitivo Rafael Raimundo Ramiro Ramón Raquel Raúl Rebeca Remedios Renata Ricardo Rita Roberto
    Rocío Rodolfo Rodrigo Rogelio Román Roque Rosa Rosalía Rosario Rubén Sagrario Salvador Samuel
    Sancho Santiago Sara Saúl Sebastián Sergio Silvia Simón Sofía Soledad Sonia Susana Tadeo Teodoro
    Teresa Tomás Trinidad Unai Valentín Valeria Verónica Vicente Víctor Victoria Violeta Virginia
    Wenceslao Xavier Ximena Yolanda Zacarías Zulema""".split()
)
