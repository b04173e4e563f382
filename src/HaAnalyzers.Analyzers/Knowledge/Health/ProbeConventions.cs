using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>What is said about access to an endpoint, on itself and on the groups it stands in.</summary>
/// <param name="DemandsCredentials">Any authenticated caller is let in, and no other. A named policy may let anybody in.</param>
/// <param name="IsOpen">It is said who may come in: everybody, or those a named policy lets in.</param>
/// <param name="RateLimitingPolicy">A rate limiting policy is put on the endpoint itself.</param>
internal sealed record ProbeConventions(bool DemandsCredentials, bool IsOpen, bool RateLimitingPolicy)
{
    /// <summary>Returns <see langword="null"/> where the endpoint is handed on to code that cannot be seen.</summary>
    public static ProbeConventions? Of(IInvocationOperation mapping)
    {
        List<IInvocationOperation>? own = Chain(mapping);
        if (own is null)
        {
            return null;
        }

        List<IInvocationOperation> all = own.Concat(RouteGroups.Conventions(Operations.ChainedTo(mapping))).ToList();
        bool isAnonymous = all.Any(call => call.TargetMethod.Name == "AllowAnonymous");
        IInvocationOperation[] authorizations = all.Where(call => call.TargetMethod.Name == "RequireAuthorization").ToArray();
        bool hasPolicy = authorizations.Any(call => !TakesNoPolicy(call)) || all.Any(call => call.TargetMethod.Name is "WithMetadata" or "Add" or "Finally");
        return new ProbeConventions(
            DemandsCredentials: !isAnonymous && !hasPolicy && authorizations.Length > 0,
            IsOpen: isAnonymous || hasPolicy,
            RateLimitingPolicy: own.Any(call => call.TargetMethod.Name == "RequireRateLimiting") && own.All(call => call.TargetMethod.Name != "DisableRateLimiting"));
    }

    private static bool TakesNoPolicy(IInvocationOperation call) => call.Arguments.All(argument =>
        argument.Parameter?.Ordinal == 0 && call.Instance is null
        || argument.Value is IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } });

    /// <summary>The calls behind the mapping, where they end as a statement.</summary>
    private static List<IInvocationOperation>? Chain(IInvocationOperation mapping)
    {
        var calls = new List<IInvocationOperation>();
        IInvocationOperation current = mapping;
        while (true)
        {
            switch (current.Parent)
            {
                case IExpressionStatementOperation:
                    return calls;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } outer }
                    when FrameworkAssemblies.Contains(outer.TargetMethod.ContainingAssembly) || outer.TargetMethod.Name == "DisableLoadShedding":
                    calls.Add(outer);
                    current = outer;
                    break;
                default:
                    return null;
            }
        }
    }
}
