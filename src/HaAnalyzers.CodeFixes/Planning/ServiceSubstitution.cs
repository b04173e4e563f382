using Microsoft.CodeAnalysis;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>Somebody asks the container for a contract where it asked for an implementation before.</summary>
/// <param name="Project">Where the registrations are.</param>
/// <param name="Implementation">The reference id of what was asked for.</param>
/// <param name="Contract">The reference id of what is asked for now.</param>
internal sealed record ServiceSubstitution(ProjectId Project, string Implementation, string Contract)
{
    /// <summary>Not every type has an id that leads back to it: one made with <c>dynamic</c> has none.</summary>
    public static bool CanName(INamedTypeSymbol type, Compilation compilation) => SymbolEqualityComparer.Default.Equals(
        DocumentationCommentId.GetFirstSymbolForReferenceId(DocumentationCommentId.CreateReferenceId(type), compilation), type);
}
