using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>The delegate of a synchronous execution, written as the one that <c>ExecuteAsync</c> of a pipeline takes.</summary>
internal sealed record AwaitedCallback(ExpressionSyntax Syntax, IMethodSymbol Signature)
{
    /// <summary>A <c>Task</c>, where pipelines want a <c>ValueTask</c>.</summary>
    public bool IsTask => Signature.ReturnType.Name == "Task";

    private bool TakesToken => Signature.Parameters.Any(parameter => parameter.Type.Name is "CancellationToken" or "ResilienceContext");

    /// <summary>The text of the new delegate; <see langword="null"/> where it cannot be written without a change of meaning.</summary>
    public string? ForPipeline() => Syntax switch
    {
        ParenthesizedLambdaExpressionSyntax { ReturnType: null } lambda => Lambda(lambda, lambda.ParameterList.Parameters),
        SimpleLambdaExpressionSyntax lambda => Lambda(lambda, new[] { lambda.Parameter }),
        IdentifierNameSyntax or MemberAccessExpressionSyntax when DeferredCalls.IsTask(Signature.ReturnType) => MethodGroup(),
        _ => null,
    };

    private string? Lambda(LambdaExpressionSyntax lambda, IReadOnlyCollection<ParameterSyntax> parameters)
    {
        bool isAsync = lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
        if (parameters.Any(parameter => parameter.Type is not null) || (!isAsync && IsTask && lambda.Body is BlockSyntax))
        {
            return null;
        }

        string modifiers = lambda.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "";
        string body = lambda.Body.ToString();
        return isAsync || !IsTask
            ? $"{modifiers}{(isAsync ? "async " : "")}{Parameters(parameters)} => {body}"
            : $"{modifiers}async {Parameters(parameters)} => await {body}";
    }

    private string MethodGroup()
    {
        string[] names = Signature.Parameters.Select(parameter => parameter.Type.Name switch
        {
            "CancellationToken" => "token",
            "ResilienceContext" => "context",
            _ => "state",
        }).ToArray();
        string call = $"{Syntax}({string.Join(", ", names)})";
        string parameters = Parenthesized(TakesToken ? names : names.Append("_").ToArray());
        return IsTask ? $"async {parameters} => await {call}" : $"{parameters} => {call}";
    }

    private string Parameters(IEnumerable<ParameterSyntax> parameters)
    {
        string[] names = parameters.Select(parameter => parameter.Identifier.Text).ToArray();
        return Parenthesized(TakesToken ? names : names.Append("_").ToArray());
    }

    private static string Parenthesized(string[] names) => names.Length == 1 ? names[0] : $"({string.Join(", ", names)})";
}
