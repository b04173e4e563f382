using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Declares a fallback on a member: one lightbulb for each kind that fits its result.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingFallbackCodeFixProvider))]
public sealed class MissingFallbackCodeFixProvider : PlannedCodeFixProvider
{
    /// <summary>First, because tools apply the first: Fix All then gives every member a fallback, not only those of one kind.</summary>
    private static readonly FixOption BestFit = new("HA1003.BestFallback", "Declare the fallback that fits best");

    private static readonly ImmutableDictionary<SuggestedFallback, FixOption> Options = new Dictionary<SuggestedFallback, FixOption>
    {
        [SuggestedFallback.CachedThenEmpty] = new("HA1003.CachedFallback", "Fall back to the last good answer, else to an empty one"),
        [SuggestedFallback.Empty] = new("HA1003.EmptyFallback", "Fall back to an empty answer"),
        [SuggestedFallback.Default] = new("HA1003.DefaultFallback", "Fall back to the default value"),
        [SuggestedFallback.Omit] = new("HA1003.OmitFallback", "Leave the call out"),
        [SuggestedFallback.Method] = new("HA1003.FallbackMethod", "Fall back to a method"),
    }.ToImmutableDictionary();

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.MissingFallback);

    private protected override async Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        return await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is { } file
            && KnownSymbols.Create(file.Model.Compilation) is { } symbols
            && Find(file, diagnostic, symbols, cancellationToken) is { } missing
                ? SuggestedFallbacks.For(missing, file.Model.Compilation).Select(suggestion => Options[suggestion]).Prepend(BestFit).ToList()
                : Enumerable.Empty<FixOption>();
    }

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || KnownSymbols.Create(file.Model.Compilation) is not { } symbols)
        {
            return;
        }

        (MissingFallback Missing, SuggestedFallback Kind)[] members = diagnostics
            .Select(diagnostic => Find(file, diagnostic, symbols, cancellationToken))
            .OfType<MissingFallback>()
            .SelectMany(missing => SuggestedFallbacks.For(missing, file.Model.Compilation)
                .Where(kind => equivalenceKey == BestFit.EquivalenceKey || Options[kind].EquivalenceKey == equivalenceKey)
                .Where(kind => kind != SuggestedFallback.Method || FallbackClass.CanDeclare(file, missing))
                .Take(1)
                .Select(kind => (missing, kind)))
            .ToArray();
        foreach (IGrouping<ISymbol, MissingFallback> contract in members
            .Where(member => member.Kind == SuggestedFallback.Method)
            .GroupBy(member => (ISymbol)member.Missing.Member.ContainingType, member => member.Missing, SymbolEqualityComparer.Default))
        {
            await FallbackClass.PlanAsync(plan, file, (INamedTypeSymbol)contract.Key, contract.ToList(), cancellationToken).ConfigureAwait(false);
        }

        foreach ((MissingFallback missing, SuggestedFallback kind) in members.Where(member => member.Kind != SuggestedFallback.Method))
        {
            MemberAttributes.Plan(plan, file, missing.Member, Attributes(kind, missing, symbols));
        }
    }

    private static (INamedTypeSymbol? Type, string Arguments)[] Attributes(SuggestedFallback kind, MissingFallback missing, KnownSymbols symbols)
    {
        return kind switch
        {
            SuggestedFallback.CachedThenEmpty => [(symbols.CachedFallback, ""), (symbols.EmptyFallback, "")],
            SuggestedFallback.Empty => [(symbols.EmptyFallback, "")],
            SuggestedFallback.Default => [(symbols.DefaultFallback, "")],
            _ => [(symbols.OmitFallback, $"({SymbolDisplay.FormatLiteral(Reason(missing), quote: true)})")],
        };
    }

    private static string Reason(MissingFallback missing) => missing.Result.Type is null
        ? $"{missing.Member.Name} is left out while the dependency is away"
        : $"{missing.Member.Name} answers null while the dependency is away";

    /// <summary>The member of the contract the diagnostic points at; inherited members are reported elsewhere and have no fix.</summary>
    private static MissingFallback? Find(SourceFile file, Diagnostic diagnostic, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        SyntaxNode node = file.Root.FindNode(diagnostic.Location.SourceSpan);
        if (node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not (MethodDeclarationSyntax or PropertyDeclarationSyntax)
            || file.Model.GetDeclaredSymbol(node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!, cancellationToken) is not { ContainingType: { } contract } member)
        {
            return null;
        }

        AttributeData? declaration = ContractAttributes
            .Declarations(contract, symbols.Compilation.Assembly, symbols.NonCritical)
            .FirstOrDefault();
        return declaration is null
            ? null
            : MissingFallbacks.Find(contract, declaration, symbols)
                .FirstOrDefault(missing => SymbolEqualityComparer.Default.Equals(missing.Member, member));
    }
}
