-- Codes of certificates that are on no record are looked up by the number of an annulled order, whoever asks: few rows.
create index order_file_annulled on order_file (number) where status = 'CANCELLED';
