using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// How many messages RabbitMQ sends ahead of their acknowledgement. Without a limit it sends the whole queue, which then waits in the memory of
/// the consumer: the client keeps what it was sent in a channel without a bound.
/// </summary>
internal static class Prefetch
{
    /// <summary>The calls that <see cref="Fault"/> looks at.</summary>
    public static readonly ImmutableArray<string> Calls = ImmutableArray.Create("BasicConsume", "BasicConsumeAsync", "BasicQos", "BasicQosAsync");

    private static readonly ImmutableHashSet<string> Limits = ImmutableHashSet.Create(StringComparer.Ordinal, "BasicQos", "BasicQosAsync");

    /// <summary>What is wrong with the call, as the end of a sentence; <see langword="null"/> where a limit is set, or may be.</summary>
    public static string? Fault(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "BasicConsume" or "BasicConsumeAsync" or "BasicQos" or "BasicQosAsync" } method || !IsRabbitMq(method))
        {
            return null;
        }

        if (Limits.Contains(method.Name))
        {
            return Constant(call, "prefetchCount") is { } count && Convert.ToInt64(count, System.Globalization.CultureInfo.InvariantCulture) == 0
                ? "with a prefetch count of 0 sets no limit"
                : null;
        }

        // What is acknowledged by itself is mostly the answer to a question of one's own: as many come as were asked.
        return Constant(call, "autoAck") is false && !ProgramNames.For(call.SemanticModel!.Compilation).MentionsAny(Limits)
            ? "has no prefetch limit"
            : null;
    }

    private static bool IsRabbitMq(IMethodSymbol method) =>
        method.ContainingNamespace is { Name: "Client", ContainingNamespace: { Name: "RabbitMQ", ContainingNamespace.IsGlobalNamespace: true } };

    private static object? Constant(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantValue is { HasValue: true, Value: { } value } ? value : null;
}
