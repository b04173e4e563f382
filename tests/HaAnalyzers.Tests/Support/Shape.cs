namespace HaAnalyzers.Tests.Support;

/// <summary>What a member of a contract can return.</summary>
public enum Shape
{
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,
    ValueTaskFromSource,
    ValueTaskOfResultFromSource,
}
