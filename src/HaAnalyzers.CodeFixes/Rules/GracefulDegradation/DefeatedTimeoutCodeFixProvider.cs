using System;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1011: passes the token that the timeout ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefeatedTimeoutCodeFixProvider))]
public sealed class DefeatedTimeoutCodeFixProvider : SingleCodeFixProvider
{
    internal const string Key = "HA1011.PassToken";

    private const string Discard = "_";

    private static readonly string[] Names = { "token", "pipelineToken" };

    public DefeatedTimeoutCodeFixProvider()
        : base(DiagnosticIds.DefeatedTimeout, Key, "Pass the token")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || file.Model.GetOperation(syntax, cancellationToken) is not IInvocationOperation call
            || !diagnostic.Properties.TryGetValue(DefeatedTimeoutAnalyzer.TokenProperty, out string? token)
            || token is null)
        {
            return;
        }

        if (token == Discard || token.StartsWith(Discard + ".", StringComparison.Ordinal))
        {
            if (NamedParameter(file, syntax) is not { } parameter)
            {
                return;
            }

            plan.Replace(file.Document, parameter.Discard.Identifier.Span, parameter.Name);
            token = parameter.Name + token.Substring(Discard.Length);
        }

        PlanArgument(plan, file, syntax, call, token);
    }

    private static void PlanArgument(FixPlan plan, SourceFile file, InvocationExpressionSyntax syntax, IInvocationOperation call, string token)
    {
        if (TokenParameters.Passed(call) is { Syntax: ArgumentSyntax argument })
        {
            plan.Replace(file.Document, argument.Expression.Span, token);
        }
        else if (TokenParameters.LeftOut(call) is { } parameter)
        {
            ArgumentListSyntax list = syntax.ArgumentList;
            bool isNext = list.Arguments.All(written => written.NameColon is null)
                && (parameter.Ordinal - (call.TargetMethod.IsExtensionMethod && call.Instance is null && IsReduced(syntax, call) ? 1 : 0)) == list.Arguments.Count;
            string added = isNext ? token : $"{parameter.Name}: {token}";
            plan.Insert(file.Document, list.CloseParenToken.SpanStart, list.Arguments.Count == 0 ? added : ", " + added);
        }
    }

    /// <summary>The extended object stands in front of the dot.</summary>
    private static bool IsReduced(InvocationExpressionSyntax syntax, IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Syntax is { } receiver && !syntax.ArgumentList.Span.Contains(receiver.Span);

    /// <summary>The discarded parameter of the delegate, and a name that is free there.</summary>
    private static (ParameterSyntax Discard, string Name)? NamedParameter(SourceFile file, SyntaxNode call)
    {
        LambdaExpressionSyntax? lambda = call.FirstAncestorOrSelf<LambdaExpressionSyntax>();
        ParameterSyntax? discard = lambda switch
        {
            SimpleLambdaExpressionSyntax { Parameter: var single } => single,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: var several } => several.LastOrDefault(parameter => parameter.Identifier.Text == Discard),
            _ => null,
        };
        string? name = Names.FirstOrDefault(
            candidate => lambda is not null && file.Model.LookupSymbols(lambda.Body.SpanStart, name: candidate).IsEmpty);
        return discard is null || name is null ? null : (discard, name);
    }
}
