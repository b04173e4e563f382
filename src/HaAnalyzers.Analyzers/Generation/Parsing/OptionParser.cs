using System;
using System.Collections.Generic;
using System.Globalization;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Reads the numbers of <c>[NonCritical]</c> and <c>[CachedFallback]</c>; what is out of range is HA0005 and left at its default.</summary>
internal sealed class OptionParser(List<ContractProblem> problems)
{
    private const int DefaultBreakDuration = 5_000;
    private const int DefaultMaxBreakDuration = 60_000;

    private static readonly (OptionRange Option, string Target)[] Targets =
    [
        (OptionRange.TimeoutMilliseconds, "Timeout"),
        (OptionRange.SlowCallMilliseconds, "SlowCallDuration"),
        (OptionRange.MaxConcurrency, "MaxConcurrency"),
        (OptionRange.FailureRatio, "CircuitBreaker.FailureRatio"),
        (OptionRange.MinimumThroughput, "CircuitBreaker.MinimumThroughput"),
        (OptionRange.SamplingDurationMilliseconds, "CircuitBreaker.SamplingDuration"),
        (OptionRange.ConsecutiveFailures, "CircuitBreaker.ConsecutiveFailures"),
        (OptionRange.BreakDurationMilliseconds, "CircuitBreaker.BreakDuration"),
        (OptionRange.MaxBreakDurationMilliseconds, "CircuitBreaker.MaxBreakDuration"),
        (OptionRange.HalfOpenProbes, "CircuitBreaker.HalfOpenProbes"),
    ];

    /// <summary>Statements that set the options named in the declaration, for example <c>Timeout = …FromMilliseconds(250)</c>.</summary>
    public EquatableArray<string> Parse(AttributeData declaration, Location location)
    {
        var assignments = new List<string>();
        foreach ((OptionRange option, string target) in Targets)
        {
            if (Read(declaration, option, location) is { } value)
            {
                string number = value.ToString("R", CultureInfo.InvariantCulture);
                assignments.Add(option.Name.EndsWith("Milliseconds", StringComparison.Ordinal)
                    ? $"{target} = global::System.TimeSpan.FromMilliseconds({number})"
                    : $"{target} = {number}");
            }
        }

        if (ContractAttributes.Named(declaration, OptionRange.AdaptiveThrottle.Name) is { Value: true })
        {
            assignments.Add("AdaptiveThrottle = true");
        }

        return BreakDurationsAgree(declaration, location) ? new EquatableArray<string>(assignments) : EquatableArray<string>.Empty;
    }

    public CacheModel ParseCache(AttributeData cached, Location location) => new(
        (int)(Read(cached, OptionRange.MaxAgeSeconds, location) ?? 300),
        (int)(Read(cached, OptionRange.Capacity, location) ?? 1_000));

    private double? Read(AttributeData attribute, OptionRange option, Location location)
    {
        if (ContractAttributes.Named(attribute, option.Name)?.Value is not { } value || value is not (int or double))
        {
            return null;
        }

        if (FindProblem(attribute, option, location) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        return Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    /// <summary>HA0005, where an attribute sets the option to something it cannot be.</summary>
    public static ContractProblem? FindProblem(AttributeData attribute, OptionRange option, Location location) =>
        ContractAttributes.Named(attribute, option.Name)?.Value is var value and (int or double)
        && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number
        && !option.Contains(number)
            ? new ContractProblem(
                DiagnosticIds.OptionOutOfRange,
                AttributeLocations.OfArgument(attribute, option.Name, location),
                option.Name,
                FormattableString.Invariant($"is {number}; allowed is {option}"))
            : null;

    private bool BreakDurationsAgree(AttributeData declaration, Location location)
    {
        int breakDuration = Duration(declaration, OptionRange.BreakDurationMilliseconds, DefaultBreakDuration);
        int maximum = Duration(declaration, OptionRange.MaxBreakDurationMilliseconds, DefaultMaxBreakDuration);
        if (maximum >= breakDuration)
        {
            return true;
        }

        problems.Add(new ContractProblem(
            DiagnosticIds.OptionOutOfRange,
            AttributeLocations.OfArgument(declaration, OptionRange.MaxBreakDurationMilliseconds.Name, location),
            OptionRange.MaxBreakDurationMilliseconds.Name,
            FormattableString.Invariant($"is {maximum:N0}; allowed is at least BreakDurationMilliseconds, which is {breakDuration:N0}")));
        return false;
    }

    private static int Duration(AttributeData declaration, OptionRange option, int otherwise) =>
        ContractAttributes.Named(declaration, option.Name) is { Value: int value } && option.Contains(value) ? value : otherwise;
}
