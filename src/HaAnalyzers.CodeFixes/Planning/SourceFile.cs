using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>A document with everything a fix asks of it.</summary>
internal sealed record SourceFile(Document Document, CompilationUnitSyntax Root, SemanticModel Model, SourceText Text)
{
    public static async Task<SourceFile?> LoadAsync(Document document, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax root
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? new SourceFile(document, root, model, await document.GetTextAsync(cancellationToken).ConfigureAwait(false))
            : null;

    /// <summary>The type can be named without its namespace at this place.</summary>
    public bool IsImported(INamedTypeSymbol type, int position) =>
        Model.LookupNamespacesAndTypes(position, name: type.Name).Contains(type, SymbolEqualityComparer.Default);
}
