using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers;

/// <summary>Creates descriptors so that every rule has the same help link and is switched on by default.</summary>
internal static class Descriptors
{
    private const string HelpLinkFormat = "https://github.com/haanalyzers/haanalyzers/blob/main/src/HaAnalyzers.Analyzers/Rules/{0}/{1}.md";

    /// <param name="id">One of <see cref="DiagnosticIds"/>.</param>
    /// <param name="category">One of <see cref="DiagnosticCategories"/>; its last part is the folder of the rule and its page.</param>
    /// <param name="title">States the fault.</param>
    /// <param name="message">One sentence with the names involved, and the next step.</param>
    /// <param name="severity">Warning only where the code as written fails or lies in production.</param>
    /// <param name="description">Why it matters, for the IDE's details view.</param>
    public static DiagnosticDescriptor Create(
        string id, string category, string title, string message, DiagnosticSeverity severity, string description)
    {
        string folder = category.Substring(category.LastIndexOf('.') + 1);
        return new DiagnosticDescriptor(
            id, title, message, category, severity, isEnabledByDefault: true, description, string.Format(CultureInfo.InvariantCulture, HelpLinkFormat, folder, id));
    }
}
