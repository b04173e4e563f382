using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Takes the contract where the implementation came in, or wraps the implementation where the code creates it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnguardedCallCodeFixProvider))]
public sealed class UnguardedCallCodeFixProvider : PlannedCodeFixProvider
{
    private const string TakeKey = "HA1001.TakeContract";
    private const string WrapKey = "HA1001.WrapInGuard";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.UnguardedCall);

    private protected override async Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || Contract(file, diagnostic) is not { } contract)
        {
            return Enumerable.Empty<FixOption>();
        }

        return new[]
        {
            new FixOption(TakeKey, $"Take '{contract.Name}'"),
            new FixOption(WrapKey, $"Wrap in '{GuardNames.For(contract)}'"),
        };
    }

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || KnownSymbols.Create(file.Model.Compilation) is not { } symbols)
        {
            return;
        }

        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (Contract(file, diagnostic) is { } contract
                && Receiver(file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } receiver
                && Implementation(receiver, file.Model, cancellationToken) is { } implementation)
            {
                var substitution = new ContractSubstitution(symbols, implementation, contract, cancellationToken);
                if (substitution.TryReplace(receiver)
                    && substitution.TakesContract == (equivalenceKey == TakeKey)
                    && (!substitution.AsksContainer || await ServiceRegistrations.CanServeAsync(document.Project, implementation, cancellationToken).ConfigureAwait(false)))
                {
                    Plan(plan, document.Project, substitution, implementation, contract);
                }
            }
        }
    }

    private protected override async Task CompleteAsync(FixPlan plan, Solution solution, CancellationToken cancellationToken)
    {
        foreach (ServiceSubstitution substitution in plan.Substitutions)
        {
            await ServiceRegistrations.PlanAsync(plan, solution.GetProject(substitution.Project)!, substitution, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Plan(
        FixPlan plan, Project project, ContractSubstitution substitution, INamedTypeSymbol implementation, INamedTypeSymbol contract)
    {
        foreach (var edit in substitution.Edits)
        {
            if (project.GetDocument(edit.Key.Tree) is { } document)
            {
                plan.Replace(document, edit.Key.Span, edit.Value);
            }
        }

        if (substitution.AsksContainer
            && implementation.GetDocumentationCommentId() is { } from
            && contract.GetDocumentationCommentId() is { } to)
        {
            plan.Substitutions.Add(new ServiceSubstitution(project.Id, from, to));
        }
    }

    private static INamedTypeSymbol? Contract(SourceFile file, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(UnguardedCallAnalyzer.ContractProperty, out string? id) && id is not null
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, file.Model.Compilation) as INamedTypeSymbol
            : null;

    private static ExpressionSyntax? Receiver(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => binding.Ancestors()
            .OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(conditional => conditional.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };

    /// <summary>The class behind the receiver, which may be declared as the contract.</summary>
    private static INamedTypeSymbol? Implementation(ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(ContractSubstitution.Plain(receiver), cancellationToken) is not { } operation)
        {
            return null;
        }

        IOperation plain = Operations.WithoutConversions(operation);
        return plain.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } concrete
            ? concrete
            : CreatedImplementations.Find(plain, model.Compilation, cancellationToken);
    }
}
