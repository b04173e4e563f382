namespace HaAnalyzers.Testing;

/// <summary>The script of one member and its overloads.</summary>
/// <typeparam name="TDouble">The double.</typeparam>
public sealed class MemberFaults<TDouble> : FaultScript<TDouble>
    where TDouble : class
{
    internal MemberFaults(TDouble owner, ScriptedMember member, TimeProvider time)
    {
        Double = owner;
        Members = [member];
        Where = member.Where;
        Time = time;
    }

    private protected override TDouble Double { get; }

    private protected override TimeProvider Time { get; }

    private protected override IReadOnlyCollection<ScriptedMember> Members { get; }

    private protected override string Where { get; }
}
