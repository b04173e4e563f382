using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Puts <c>[NonCritical]</c> or <c>[Critical]</c> on a contract, wherever in the solution it is declared.</summary>
internal static class ClassificationFix
{
    /// <param name="contractId">The documentation id of the contract.</param>
    public static async Task PlanAsync(FixPlan plan, Document document, string? contractId, bool isCritical, CancellationToken cancellationToken)
    {
        if (contractId is null
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(contractId, compilation) is not INamedTypeSymbol contract
            || await FindDeclarationAsync(contract, document.Project.Solution, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return;
        }

        KnownSymbols symbols = KnownSymbols.For(file.Model.Compilation);
        INamedTypeSymbol? attribute = isCritical ? symbols.Critical : symbols.NonCritical;
        string reason = isCritical ? Classification.CriticalPlaceholder : Classification.NonCriticalPlaceholder;
        ISymbol declared = DocumentationCommentId.GetFirstSymbolForDeclarationId(contractId, file.Model.Compilation) ?? contract;
        MemberAttributes.Plan(plan, file, declared, (attribute, $"(\"{reason}\")"));
    }

    /// <param name="memberId">The documentation id of a member of a contract.</param>
    /// <param name="fallback">The attribute with its brackets. A member that has one already keeps it.</param>
    public static async Task PlanFallbackAsync(FixPlan plan, Document document, string? memberId, string? fallback, CancellationToken cancellationToken)
    {
        if (memberId is not null
            && fallback is not null
            && await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(memberId, compilation) is { } member
            && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.EndsWith("FallbackAttribute", System.StringComparison.Ordinal) == true)
            && await FindDeclarationAsync(member, document.Project.Solution, cancellationToken).ConfigureAwait(false) is { } file
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(memberId, file.Model.Compilation) is { } declared)
        {
            string name = fallback.Trim('[', ']');
            int arguments = name.IndexOf('(');
            string attribute = arguments < 0 ? name : name.Substring(0, arguments);
            MemberAttributes.Plan(
                plan, file, declared, (file.Model.Compilation.GetBestTypeByMetadataName($"HaAnalyzers.{attribute}Attribute"), arguments < 0 ? "" : name.Substring(arguments)));
        }
    }

    private static async Task<SourceFile?> FindDeclarationAsync(ISymbol contract, Solution solution, CancellationToken cancellationToken)
    {
        ISymbol? source = await SymbolFinder.FindSourceDefinitionAsync(contract, solution, cancellationToken).ConfigureAwait(false);
        IEnumerable<Document> documents = (source?.DeclaringSyntaxReferences ?? default)
            .Select(reference => solution.GetDocument(reference.SyntaxTree))
            .OfType<Document>();
        return documents.FirstOrDefault() is { } document
            ? await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false)
            : null;
    }
}
