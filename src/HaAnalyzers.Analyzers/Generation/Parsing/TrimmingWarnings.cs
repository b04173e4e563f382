using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>
/// The warnings that a member brings in programs that are trimmed. Whoever calls the contract gets them there; the guard, which passes the call
/// on, must not bring them up again.
/// </summary>
internal static class TrimmingWarnings
{
    private static readonly Dictionary<string, string[]> ByAttribute = new()
    {
        ["RequiresUnreferencedCodeAttribute"] = ["IL2026", "IL2046"],
        ["RequiresDynamicCodeAttribute"] = ["IL3050", "IL3051"],
        ["RequiresAssemblyFilesAttribute"] = ["IL3002", "IL3003"],
        ["DynamicallyAccessedMembersAttribute"] = ["IL2067", "IL2068", "IL2072", "IL2073", "IL2077", "IL2087", "IL2091", "IL2092", "IL2093", "IL2095"],
    };

    public static IEnumerable<string> Of(IEnumerable<AttributeData> attributes) => attributes.SelectMany(attribute =>
        attribute.AttributeClass is { } type && ByAttribute.TryGetValue(type.Name, out string[]? warnings) ? warnings : []);
}
