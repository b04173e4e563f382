using System.ComponentModel;

namespace HaAnalyzers.Guarding;

/// <summary>What the guards of generic contracts share; each closed type of a contract has states of its own. For those who test with guards.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGenericGuardStates
{
    /// <summary>The states of one closed type, one for each registration that answers for it; they are created where no guard has needed them yet.</summary>
    /// <param name="contract">The closed type, for example <c>typeof(IRepository&lt;Order&gt;)</c>.</param>
    /// <returns>Empty where the type is not closed, or no guard is in place.</returns>
    IReadOnlyList<IGuardState> StatesOf(Type contract);
}
