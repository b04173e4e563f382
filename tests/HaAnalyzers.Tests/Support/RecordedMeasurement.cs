using System.Diagnostics.Metrics;
using System.Globalization;

namespace HaAnalyzers.Tests.Support;

internal sealed record RecordedMeasurement(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Tags)
{
    private const string DependencyTag = "haanalyzers.dependency";

    public string? Dependency => (string?)Tags.Single(tag => tag.Key == DependencyTag).Value;

    public override string ToString()
    {
        IEnumerable<string> tags = Tags.Where(tag => tag.Key != DependencyTag).Select(tag => $"{tag.Key}={tag.Value}");
        return string.Join(' ', tags.Prepend(Value.ToString(CultureInfo.InvariantCulture)));
    }
}
