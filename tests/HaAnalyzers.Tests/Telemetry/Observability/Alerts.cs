using HaAnalyzers.Analyzers.Tests.Testing;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HaAnalyzers.Tests.Telemetry.Observability;

/// <summary>The alert rules among the samples; an unknown or double key fails the parsing.</summary>
internal sealed class Alerts
{
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        .. new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build()
            .Deserialize<RuleFile>(Repository.Read("samples", "observability", "alerts.yaml"))
            .Groups.SelectMany(group => group.Rules),
    ];

    public sealed class RuleFile
    {
        public List<RuleGroup> Groups { get; set; } = [];
    }

    public sealed class RuleGroup
    {
        public string Name { get; set; } = "";

        public List<Rule> Rules { get; set; } = [];
    }

    public sealed class Rule
    {
        public string Alert { get; set; } = "";

        public string Expr { get; set; } = "";

        public string For { get; set; } = "";

        public Dictionary<string, string> Labels { get; set; } = [];

        public Dictionary<string, string> Annotations { get; set; } = [];
    }
}
