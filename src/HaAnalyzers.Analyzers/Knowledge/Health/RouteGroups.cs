using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>Follows an endpoint to the <c>MapGroup</c> calls it stands in.</summary>
internal static class RouteGroups
{
    /// <summary>The addresses of the groups, outermost first; nothing where they cannot be followed.</summary>
    public static string Prefix(IOperation? endpoints) => Calls(endpoints)
        .Where(call => call.TargetMethod.Name == "MapGroup")
        .Select(call => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "prefix")?.Value)
        .Select(prefix => prefix is null ? "" : ConstantTexts.Text(prefix) ?? "")
        .Reverse()
        .Aggregate("", Combine);

    public static string Combine(string prefix, string path) =>
        prefix.Length == 0 ? path : path.Length == 0 ? prefix : prefix.TrimEnd('/') + "/" + path.TrimStart('/');

    /// <summary>The conventions given to the groups, such as <c>RequireAuthorization</c>.</summary>
    public static IEnumerable<IInvocationOperation> Conventions(IOperation? endpoints)
    {
        foreach (IInvocationOperation call in Calls(endpoints).Where(call => call.TargetMethod.Name != "MapGroup"))
        {
            yield return call;
        }

        if (endpoints is ILocalReferenceOperation local)
        {
            foreach (IInvocationOperation call in Operations.Root(local).Descendants().OfType<IInvocationOperation>())
            {
                if (call.Parent is IExpressionStatementOperation
                    && Operations.ChainedTo(call) is ILocalReferenceOperation { Local: var other }
                    && SymbolEqualityComparer.Default.Equals(other, local.Local))
                {
                    yield return call;
                }
            }
        }
    }

    private static IEnumerable<IInvocationOperation> Calls(IOperation? endpoints)
    {
        IOperation? current = endpoints;
        for (int depth = 0; depth < 16 && current is not null; depth++)
        {
            if (current is ILocalReferenceOperation local)
            {
                current = AssignedValues.OnlyValue(local) is { } value ? Operations.WithoutConversions(value) : null;
            }
            else if (current is IInvocationOperation call)
            {
                yield return call;
                current = Operations.ChainedTo(call);
            }
            else
            {
                yield break;
            }
        }
    }
}
