using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>A member of <see cref="IKinds"/>, named after what it returns.</summary>
public enum Kind
{
    Void,
    Value,
    Property,
    Task,
    TaskOfValue,
    ValueTask,
    ValueTaskOfValue,
}
