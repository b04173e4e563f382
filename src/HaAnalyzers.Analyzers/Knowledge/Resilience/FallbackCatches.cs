using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Fallbacks written as a <c>catch</c> of what a dependency throws.</summary>
internal static class FallbackCatches
{
    private static readonly string[] DependencyFailures = { "HttpRequestException", "RpcException", "SocketException", "RedisException", "RedisConnectionException", "NpgsqlException", "ApiException" };

    private static readonly string[] CaughtByOthers = { "Exception", "Object", "ExecutionRejectedException", "BrokenCircuitException", "TimeoutRejectedException", "RateLimiterRejectedException" };

    /// <summary>The first clause that answers for a failure of the dependency, where no clause takes the refusals of a guard.</summary>
    public static ICatchClauseOperation? Narrow(ITryOperation @try) =>
        @try.Catches.Any(clause => clause.ExceptionType is null || CaughtByOthers.Contains(clause.ExceptionType.Name))
            ? null
            : @try.Catches.FirstOrDefault(clause => clause.Filter is null && DependencyFailures.Contains(clause.ExceptionType.Name) && Answers(clause));

    /// <summary>Nothing is thrown again, by the clause or behind the whole statement.</summary>
    private static bool Answers(ICatchClauseOperation clause) =>
        !clause.Handler.Descendants().Any(operation => operation is IThrowOperation)
        && clause.Handler.Descendants().Any(operation => operation is IReturnOperation { ReturnedValue: not null } or IAssignmentOperation);
}
