using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1012: says at the member that its change may get lost.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SilentlyDroppedChangeCodeFixProvider))]
public sealed class SilentlyDroppedChangeCodeFixProvider : SingleCodeFixProvider
{
    public SilentlyDroppedChangeCodeFixProvider()
        : base(DiagnosticIds.SilentlyDroppedChange, "HA1012.OmitFallback", "Say that the change may get lost: [OmitFallback(\"…\")]")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (KnownSymbols.Create(file.Model.Compilation) is { } symbols
            && node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration
            && file.Model.GetDeclaredSymbol(declaration, cancellationToken) is IMethodSymbol member)
        {
            Plan(plan, file, member, symbols);
        }
    }

    /// <summary>A value that stands at the member gives way: a member has one fallback. A result that cannot be left out has no such fix.</summary>
    private static void Plan(FixPlan plan, SourceFile file, IMethodSymbol member, KnownSymbols symbols)
    {
        MemberResult result = MissingFallbacks.Result(member, symbols);
        if (result.Type is not null && !ConstantValues.AcceptsNull(result.Type))
        {
            return;
        }

        string arguments = $"(\"{member.Name} gets lost while the dependency is away\")";
        AttributeData? value = new[] { symbols.EmptyFallback, symbols.DefaultFallback }
            .Select(attribute => ContractAttributes.Find(member, attribute))
            .FirstOrDefault(attribute => attribute is not null);
        if (value?.ApplicationSyntaxReference is { } reference)
        {
            plan.Replace(file.Document, reference.Span, "OmitFallback" + arguments);
        }
        else
        {
            MemberAttributes.Plan(plan, file, member, (symbols.OmitFallback, arguments));
        }
    }
}
