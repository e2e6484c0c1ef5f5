-- Up Migration
-- Names apart from e-mails, telephones and addresses: to correct a spelling, each different name of an initial is looked
-- at once, from one to the next in this index, instead of reading every line of search_word that begins with it.
CREATE INDEX search_word_name ON search_word (city_id, word) WHERE field = 'name';

-- Down Migration
