namespace HaAnalyzers.Testing;

/// <summary>One call of a double, and what the script has in store for it.</summary>
internal sealed class FaultedCall(ScriptedMember member, Fault? fault, GivenAnswer? answer, TimeProvider time, Task replaced)
{
    /// <summary>The script has nothing to do with it.</summary>
    public bool IsUntouched => fault is null && answer is null;

    public async Task StrikeAsync(CancellationToken cancellationToken)
    {
        if (fault is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await fault.StrikeAsync(member.Where, time, replaced, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>For members that do not return a task: the thread waits, as it would for the dependency.</summary>
    public void Strike(CancellationToken cancellationToken) => StrikeAsync(cancellationToken).GetAwaiter().GetResult();

    /// <summary>Whether the script has the answer.</summary>
    public bool TryAnswer<TResult>(out TResult result)
    {
        result = default!;
        if (answer is null)
        {
            return false;
        }

        if (FaultMember.Returning<TResult>(member.Name).CanAnswer(answer.Value))
        {
            result = (TResult)answer.Value!;
            return true;
        }

        // Another member of that name can return it, or a type parameter has shown only now what it stands for.
        throw new InvalidOperationException($"{member.Where} was told to answer with {answer.Description}, but this call returns {TypeNames.Of(typeof(TResult))}.");
    }
}
