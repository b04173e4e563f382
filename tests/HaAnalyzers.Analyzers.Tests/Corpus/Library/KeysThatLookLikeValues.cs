// library
using System.Collections.Immutable;
using System.Globalization;

namespace Shop.Prices;

[NonCritical("No labels")]
public interface ILabels
{
    [CachedFallback, EmptyFallback]
    Task<string> ForAsync(CultureInfo culture, TimeZoneInfo zone, Version version, DateTimeOffset from);

    [CachedFallback, EmptyFallback]
    Task<string> OfManyAsync(ImmutableArray<int> {|HA0006:articles|});

    [CachedFallback, EmptyFallback]
    Task<string> OfRangeAsync(Range range, TimeSpan age, decimal? limit, CancellationToken token);
}
