using HaAnalyzers.Guarding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Fills the options of one contract: what its attribute declares, then what the configuration section
/// <c>Ha:Dependencies:{contract}</c> overrides. The contract goes by its full name, or by the part behind the last dot where that is
/// unambiguous; the full name wins.
/// </summary>
internal sealed class DependencyOptionsSetup(
    string contract, Func<DependencyOptions> defaults, GuardedContracts contracts, IConfiguration? configuration)
    : IConfigureNamedOptions<DependencyOptions>
{
    public const string Section = "Ha:Dependencies";

    /// <summary>The sections that configure a contract; the last one wins.</summary>
    public static IEnumerable<string> SectionsOf(string contract, GuardedContracts contracts) =>
        contracts.ShortName(contract) is { } shortName && shortName != contract ? [shortName, contract] : [contract];

    public void Configure(DependencyOptions options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);

    public void Configure(string? name, DependencyOptions options)
    {
        if (name != contract)
        {
            return;
        }

        options.CopyFrom(defaults());
        if (configuration is null)
        {
            return;
        }

        var problems = new List<string>();
        foreach (string section in SectionsOf(contract, contracts))
        {
            OptionSection.Apply(configuration.GetSection($"{Section}:{section}"), options, DependencyOptionSetters.ByName, problems);
        }

        if (problems.Count > 0)
        {
            throw new OptionsValidationException(contract, typeof(DependencyOptions), problems);
        }
    }
}
