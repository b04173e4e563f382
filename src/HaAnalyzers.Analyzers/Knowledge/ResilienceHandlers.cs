using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What gives an HTTP client of the factory retries, timeouts or a breaker.</summary>
internal static class ResilienceHandlers
{
    /// <summary>The method whose settings apply to every client of the factory.</summary>
    public const string Defaults = "ConfigureHttpClientDefaults";

    public static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        Defaults,
        "AddStandardResilienceHandler",
        "AddStandardHedgingHandler",
        "AddResilienceHandler",
        "AddPolicyHandler",
        "AddPolicyHandlerFromRegistry",
        "AddTransientHttpErrorPolicy");

    /// <summary>Methods of the client builder that certainly add none.</summary>
    private static readonly ImmutableHashSet<string> Neutral = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "AddAsKeyed",
        "AddCallCredentials",
        "AddTypedClient",
        "AddHeaderPropagation",
        "AddServiceDiscovery",
        "AddLogger",
        "AddDefaultLogger",
        "ConfigureHttpClient",
        "ConfigureAdditionalHttpMessageHandlers",
        "ConfigureChannel",
        "ConfigurePrimaryHttpMessageHandler",
        "EnableCallContextPropagation",
        "RedactLoggedHeaders",
        "RemoveAllLoggers",
        "SetHandlerLifetime",
        "UseSocketsHttpHandler");

    /// <summary>What declares them: a package that one project references, those that reference the project see too.</summary>
    private static readonly ImmutableHashSet<string> Packages = ImmutableHashSet.Create(
        StringComparer.Ordinal, "Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Http.Polly");

    /// <summary>Some project of the solution can add them: where their packages are nowhere to be seen, no other project does either.</summary>
    public static bool AreAvailable(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => Packages.Contains(assembly.Name));

    /// <summary>
    /// The last call about a client whose builder nobody keeps, where nothing in the chain can have added resilience or set a timeout that ends;
    /// otherwise <see langword="null"/>.
    /// </summary>
    public static IInvocationOperation? EndOfBareChain(IInvocationOperation registration)
    {
        IInvocationOperation current = registration;
        while (!SetsTimeout(current))
        {
            switch (current.Parent)
            {
                case IExpressionStatementOperation:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                case IPropertyReferenceOperation { Property.Name: "Services" }: // back to the services, the builder is left behind
                    return current;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } outer }
                    when IsNeutral(outer.TargetMethod) || BareHandlers.AreAddedBy(outer):
                    current = outer;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    public static bool IsNeutral(IMethodSymbol method) => Neutral.Contains(method.Name);

    /// <summary>The chain takes away the default of 100 seconds, and gives no timeout instead.</summary>
    /// <param name="end">The last call of its bare chain.</param>
    public static bool NeverTimesOut(IInvocationOperation registration, IInvocationOperation end) =>
        AssignedTimeouts(end).Any(timeout => timeout.Syntax.SpanStart > Operations.NameOf(registration).SourceSpan.Start && Durations.IsInfinite(timeout));

    /// <summary>The client is given a timeout of its own, so nobody waits for the default of 100 seconds.</summary>
    private static bool SetsTimeout(IInvocationOperation configuration) => configuration.Arguments
        .Where(argument => argument.Value.Type?.TypeKind == TypeKind.Delegate)
        .SelectMany(AssignedTimeouts)
        .Any(timeout => !Durations.IsInfinite(timeout));

    private static IEnumerable<IOperation> AssignedTimeouts(IOperation configuration) => configuration.Descendants()
        .OfType<ISimpleAssignmentOperation>()
        .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property: { Name: "Timeout", ContainingType.Name: "HttpClient" } })
        .Select(assignment => assignment.Value);
}
