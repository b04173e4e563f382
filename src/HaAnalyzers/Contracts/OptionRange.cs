using System;
using System.Collections.Generic;
using System.Globalization;

namespace HaAnalyzers;

/// <summary>
/// The allowed values of one option. Attributes, configuration and the rule HA0005 share this one table, so it is compiled into the
/// runtime and into the analyzers.
/// </summary>
internal sealed class OptionRange
{
    private const double OneDay = 86_400_000;
    private const string SwitchUnit = "true or false";

    private static readonly Dictionary<string, OptionRange> ByName = new(StringComparer.OrdinalIgnoreCase);

    public static readonly OptionRange TimeoutMilliseconds = Add(nameof(TimeoutMilliseconds), 1, OneDay, "milliseconds");
    public static readonly OptionRange FailureRatio = Add(nameof(FailureRatio), 0, 1, "", minimumExcluded: true, integral: false);
    public static readonly OptionRange MinimumThroughput = Add(nameof(MinimumThroughput), 1, 1_000_000, "calls");
    public static readonly OptionRange SamplingDurationMilliseconds = Add(nameof(SamplingDurationMilliseconds), 500, OneDay, "milliseconds");
    public static readonly OptionRange ConsecutiveFailures = Add(nameof(ConsecutiveFailures), 0, 1_000_000, "failures");
    public static readonly OptionRange BreakDurationMilliseconds = Add(nameof(BreakDurationMilliseconds), 100, OneDay, "milliseconds");
    public static readonly OptionRange MaxBreakDurationMilliseconds = Add(nameof(MaxBreakDurationMilliseconds), 100, OneDay, "milliseconds");
    public static readonly OptionRange HalfOpenProbes = Add(nameof(HalfOpenProbes), 1, 1_000, "probes");
    public static readonly OptionRange SlowCallMilliseconds = Add(nameof(SlowCallMilliseconds), 0, OneDay, "milliseconds");
    public static readonly OptionRange MaxConcurrency = Add(nameof(MaxConcurrency), 1, 1_000_000, "calls");
    public static readonly OptionRange AdaptiveThrottle = Add(nameof(AdaptiveThrottle), 0, 1, SwitchUnit);
    public static readonly OptionRange MaxAgeSeconds = Add(nameof(MaxAgeSeconds), 1, 31_536_000, "seconds");
    public static readonly OptionRange Capacity = Add(nameof(Capacity), 1, 10_000_000, "answers");

    /// <summary>Of readiness probes, which have no configuration.</summary>
    public static readonly OptionRange CacheMilliseconds = new(nameof(CacheMilliseconds), 0, OneDay, "milliseconds");

    private readonly double _minimum;
    private readonly double _maximum;
    private readonly bool _minimumExcluded;
    private readonly string _unit;

    internal OptionRange(string name, double minimum, double maximum, string unit, bool minimumExcluded = false, bool integral = true)
    {
        Name = name;
        _minimum = minimum;
        _maximum = maximum;
        _unit = unit;
        _minimumExcluded = minimumExcluded;
        IsIntegral = integral;
    }

    public string Name { get; }

    public bool IsIntegral { get; }

    /// <summary>Written as true or false; 1 or 0 as a number.</summary>
    public bool IsSwitch => _unit == SwitchUnit;

    public static OptionRange? Find(string name) => ByName.TryGetValue(name, out OptionRange? range) ? range : null;

    public bool Contains(double value) => (_minimumExcluded ? value > _minimum : value >= _minimum) && value <= _maximum;

    /// <summary>For messages: <c>1 to 86,400,000 milliseconds</c>.</summary>
    public override string ToString()
    {
        if (IsSwitch)
        {
            return SwitchUnit;
        }

        string bounds = string.Format(
            CultureInfo.InvariantCulture,
            _minimumExcluded ? "above {0:#,0.##}, up to {1:#,0.##}" : "{0:#,0.##} to {1:#,0.##}",
            _minimum,
            _maximum);
        return _unit.Length == 0 ? bounds : bounds + " " + _unit;
    }

    private static OptionRange Add(
        string name, double minimum, double maximum, string unit, bool minimumExcluded = false, bool integral = true)
    {
        var range = new OptionRange(name, minimum, maximum, unit, minimumExcluded, integral);
        ByName.Add(name, range);
        return range;
    }
}
