-- Nothing ever took a code off a list again: what was withdrawn is issued anew, with a code of its own.
alter table revocation drop column reinstated_sequence;
