using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1008: builds the breaker once for the type, where its construction uses nothing of the method or the instance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BreakerPerCallCodeFixProvider))]
public sealed class BreakerPerCallCodeFixProvider : SingleCodeFixProvider
{
    internal const string Key = "HA1008.Hoist";

    public BreakerPerCallCodeFixProvider()
        : base(DiagnosticIds.BreakerPerCall, Key, "Hoist into a static field")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        ExpressionSyntax? construction = Construction(node);
        if (construction is null || !IsSelfContained(file.Model, construction))
        {
            return;
        }

        switch (construction.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } }:
                MakeStatic(plan, file, field);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax local } } declarator }
                when UseOf(declarator) is { } use:
                if (TryAddField(plan, file, construction))
                {
                    plan.Replace(file.Document, SourceEdits.WholeLines(file.Text, local.Span), "");
                    plan.Replace(file.Document, use.Span, FieldName(file.Model, construction));
                }

                break;
            case MemberAccessExpressionSyntax:
                if (TryAddField(plan, file, construction))
                {
                    plan.Replace(file.Document, construction.Span, FieldName(file.Model, construction));
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The whole chain around the breaker, up to what is kept or run.</summary>
    private static ExpressionSyntax? Construction(SyntaxNode node)
    {
        ExpressionSyntax? chain = node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        while (chain?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next, Name.Identifier.ValueText: var name }
            && !name.StartsWith("Execute", StringComparison.Ordinal))
        {
            chain = next;
        }

        return chain;
    }

    private static bool IsSelfContained(SemanticModel model, ExpressionSyntax construction) =>
        !construction.DescendantNodes().OfType<InstanceExpressionSyntax>().Any()
        && construction.DescendantNodes().OfType<IdentifierNameSyntax>().All(identifier => model.GetSymbolInfo(identifier).Symbol switch
        {
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => IsWithin(model.GetSymbolInfo(identifier).Symbol!, construction),
            IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol => IsStaticOrQualified(identifier, model.GetSymbolInfo(identifier).Symbol!),
            ITypeParameterSymbol => false,
            _ => true,
        });

    private static bool IsWithin(ISymbol symbol, SyntaxNode construction) =>
        symbol.DeclaringSyntaxReferences.All(declaration => declaration.SyntaxTree == construction.SyntaxTree && construction.Span.Contains(declaration.Span));

    /// <summary>What stands behind a dot or sets up a new object belongs to what is in front of it.</summary>
    private static bool IsStaticOrQualified(IdentifierNameSyntax identifier, ISymbol symbol) =>
        symbol.IsStatic
        || (identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier)
        || identifier.Parent is MemberBindingExpressionSyntax or SubpatternSyntax or NameColonSyntax
        || identifier.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == identifier;

    private static void MakeStatic(FixPlan plan, SourceFile file, FieldDeclarationSyntax field)
    {
        SyntaxToken access = field.Modifiers.LastOrDefault(modifier => modifier.Kind()
            is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PublicKeyword);
        if (access.RawKind == 0)
        {
            plan.Insert(file.Document, field.Modifiers.Count > 0 ? field.Modifiers[0].SpanStart : field.Declaration.SpanStart, "static ");
        }
        else
        {
            plan.Insert(file.Document, access.Span.End, " static");
        }
    }

    private static IdentifierNameSyntax? UseOf(VariableDeclaratorSyntax declarator)
    {
        List<IdentifierNameSyntax> uses = (declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes() ?? Enumerable.Empty<SyntaxNode>())
            .OfType<IdentifierNameSyntax>()
            .Where(identifier => identifier.Identifier.ValueText == declarator.Identifier.ValueText)
            .ToList();
        return uses.Count == 1 ? uses[0] : null;
    }

    private static bool TryAddField(FixPlan plan, SourceFile file, ExpressionSyntax construction)
    {
        if (construction.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member.Parent is TypeDeclarationSyntax and not InterfaceDeclarationSyntax) is not { } member
            || file.Model.GetTypeInfo(construction).Type is not { TypeKind: not TypeKind.Error } type)
        {
            return false;
        }

        string declaration = $"private static readonly {type.ToMinimalDisplayString(file.Model, member.SpanStart)} {FieldName(file.Model, construction)} = {construction};";
        string newLine = SourceEdits.NewLine(file.Text);
        int start = member.SpanStart;
        plan.Insert(file.Document, StartWithComments(member), declaration + newLine + newLine + SourceEdits.Indentation(file.Text, start));
        return true;
    }

    /// <summary>Above the comment that belongs to the member.</summary>
    private static int StartWithComments(MemberDeclarationSyntax member)
    {
        SyntaxTrivia comment = member.GetLeadingTrivia().FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return comment.RawKind == 0 ? member.SpanStart : comment.FullSpan.Start;
    }

    /// <summary>Named for the member, and numbered where the member builds several or the name is taken.</summary>
    private static string FieldName(SemanticModel model, ExpressionSyntax construction)
    {
        MemberDeclarationSyntax? member = construction.FirstAncestorOrSelf<MemberDeclarationSyntax>(candidate => candidate.Parent is TypeDeclarationSyntax);
        string name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => "",
        };
        if (name.EndsWith("Async", StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - "Async".Length);
        }

        int earlier = member?.DescendantNodes().OfType<SimpleNameSyntax>().Count(other =>
            other.SpanStart < construction.SpanStart && other.Identifier.ValueText.Contains("CircuitBreaker") && other.Parent is MemberAccessExpressionSyntax) ?? 0;
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => name + "Breaker" + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture)))
            .Where(candidate => model.LookupSymbols(construction.SpanStart, name: candidate).IsEmpty)
            .ElementAt(earlier);
    }
}
