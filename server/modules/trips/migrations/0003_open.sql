-- Trips that are not over, among years of trips that are: what the list of open ones and the yard read.
create index border_trip_open on border_trip (dataset, state)
  where state in ('REGISTERED', 'UNDERWAY', 'WAITING', 'HANDED_OVER');
