using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HaAnalyzers.Extensions;

/// <summary>Reads numbers of a configuration section into options, by a table instead of reflection.</summary>
internal static class OptionSection
{
    /// <param name="section">The section.</param>
    /// <param name="options">What is overridden.</param>
    /// <param name="setters">The options by name.</param>
    /// <param name="problems">Gets a sentence with key, value and range for each entry that is not as it should be.</param>
    public static void Apply<TOptions>(
        IConfigurationSection section,
        TOptions options,
        IReadOnlyDictionary<string, (OptionRange Range, Action<TOptions, double> Set)> setters,
        List<string> problems)
    {
        string known = string.Join(", ", setters.Keys.Order(StringComparer.Ordinal));
        if (!string.IsNullOrEmpty(section.Value))
        {
            problems.Add($"{section.Path} is '{section.Value}'; expected is a section with {known}.");
        }

        foreach (IConfigurationSection entry in section.GetChildren())
        {
            if (!setters.TryGetValue(entry.Key, out var setter))
            {
                problems.Add($"{entry.Path} is no option; known are {known}.");
            }
            else if (!TryParse(entry.Value, setter.Range, out double value))
            {
                string kind = setter.Range.IsSwitch ? "" : $", not a {(setter.Range.IsIntegral ? "whole number" : "number")}";
                problems.Add($"{entry.Path} is {Describe(entry)}{kind}; allowed is {setter.Range}.");
            }
            else if (!setter.Range.Contains(value))
            {
                problems.Add($"{entry.Path} is {Describe(entry)}; allowed is {setter.Range}.");
            }
            else
            {
                setter.Set(options, value);
            }
        }
    }

    private static bool TryParse(string? text, OptionRange range, out double value)
    {
        if (range.IsSwitch)
        {
            bool isSwitch = bool.TryParse(text, out bool isOn);
            value = isOn ? 1 : 0;
            return isSwitch;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && (!range.IsIntegral || double.IsInteger(value));
    }

    private static string Describe(IConfigurationSection entry) =>
        entry.Value is not null ? $"'{entry.Value}'" : entry.GetChildren().Any() ? "a section" : "null";
}
