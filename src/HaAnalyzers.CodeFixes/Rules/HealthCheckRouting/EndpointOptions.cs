using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>Writes the predicate of a health endpoint.</summary>
internal static class EndpointOptions
{
    public const string NoCheck = "_ => false";

    private const string Namespace = "Microsoft.AspNetCore.Diagnostics.HealthChecks";

    /// <summary>Selects the checks with a tag.</summary>
    public static string Tagged(string tag) => $"check => check.Tags.Contains(\"{tag}\")";

    public static string With(string predicate) => $"new HealthCheckOptions {{ Predicate = {predicate} }}";

    /// <summary>Plans nothing where the options are made elsewhere.</summary>
    public static void SetPredicate(FixPlan plan, SourceFile file, InvocationExpressionSyntax endpoint, string predicate)
    {
        BaseObjectCreationExpressionSyntax? options = endpoint.ArgumentList.Arguments
            .Select(argument => argument.Expression)
            .OfType<BaseObjectCreationExpressionSyntax>()
            .FirstOrDefault(creation => file.Model.GetTypeInfo(creation).Type?.Name == "HealthCheckOptions");
        AssignmentExpressionSyntax? written = options?.Initializer?.Expressions
            .OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "Predicate" });
        if (written is not null)
        {
            plan.Replace(file.Document, written.Right.Span, predicate);
        }
        else if (options?.Initializer is { } initializer)
        {
            string separator = initializer.Expressions.Count > 0 ? ", " : " ";
            int start = initializer.Expressions.Count > 0 ? initializer.Expressions[0].SpanStart : initializer.CloseBraceToken.SpanStart;
            plan.Insert(file.Document, start, $"Predicate = {predicate}{separator}");
        }
        else if (options is not null)
        {
            plan.Insert(file.Document, options.Span.End, $" {{ Predicate = {predicate} }}");
        }
        else if (endpoint.ArgumentList.Arguments.All(argument => file.Model.GetTypeInfo(argument.Expression).Type?.Name != "HealthCheckOptions"))
        {
            plan.Insert(file.Document, endpoint.ArgumentList.CloseParenToken.SpanStart, ", " + With(predicate));
            AddUsing(plan, file);
        }
    }

    public static void AddUsing(FixPlan plan, SourceFile file)
    {
        if (file.Model.Compilation.GetBestTypeByMetadataName(Namespace + ".HealthCheckOptions") is { } options
            && !file.IsImported(options, file.Root.Members.FirstOrDefault()?.SpanStart ?? 0))
        {
            SourceEdits.AddUsing(plan, file, Namespace);
        }
    }
}
