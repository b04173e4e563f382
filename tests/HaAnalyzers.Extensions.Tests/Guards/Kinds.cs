using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Guards;

internal static class Kinds
{
    public static bool IsAsync(this Kind kind) => kind is Kind.Task or Kind.TaskOfValue or Kind.ValueTask or Kind.ValueTaskOfValue;

    public static bool IsValueTask(this Kind kind) => kind is Kind.ValueTask or Kind.ValueTaskOfValue;

    public static bool HasResult(this Kind kind) => kind is not (Kind.Void or Kind.Task or Kind.ValueTask);

    public static bool HasToken(this Kind kind) => kind is not Kind.Property;

    public static string MemberOf(Kind kind) => kind switch
    {
        Kind.Void => nameof(IKinds.Send),
        Kind.Value => nameof(IKinds.Find),
        Kind.Property => nameof(IKinds.Name),
        Kind.Task => nameof(IKinds.SendAsync),
        Kind.TaskOfValue => nameof(IKinds.FindAsync),
        Kind.ValueTask => nameof(IKinds.SendValueAsync),
        _ => nameof(IKinds.FindValueAsync),
    };

    /// <summary>Calls the member. What an asynchronous member throws at once, it throws at once here too.</summary>
    public static Task<string?> Call(this IKinds kinds, Kind kind, int id, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case Kind.Void:
                kinds.Send(id, cancellationToken);
                return Task.FromResult<string?>(null);
            case Kind.Value:
                return Task.FromResult(kinds.Find(id, cancellationToken));
            case Kind.Property:
                return Task.FromResult(kinds.Name);
            case Kind.Task:
                return WithoutResult(kinds.SendAsync(id, cancellationToken));
            case Kind.TaskOfValue:
                return kinds.FindAsync(id, cancellationToken);
            case Kind.ValueTask:
                return WithoutResult(kinds.SendValueAsync(id, cancellationToken).AsTask());
            default:
                return kinds.FindValueAsync(id, cancellationToken).AsTask();
        }
    }

    private static async Task<string?> WithoutResult(Task task)
    {
        await task;
        return null;
    }
}
