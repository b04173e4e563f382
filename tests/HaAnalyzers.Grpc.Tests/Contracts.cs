using HaAnalyzers;
using HaAnalyzers.Grpc.Tests;

[assembly: NonCritical(typeof(Adverts.AdvertsClient), "A page without adverts is a page", Fallback = typeof(HouseAdverts), ConsecutiveFailures = 2, TimeoutMilliseconds = 10_000)]
[assembly: NonCritical(typeof(Notices.NoticesClient), "The page leaves the notices out", ConsecutiveFailures = 2, TimeoutMilliseconds = 10_000)]
