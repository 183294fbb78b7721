"""The boundaries of countries that the map is drawn with, made from Natural Earth's."""
