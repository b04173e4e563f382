using System.Diagnostics;
using System.Runtime.CompilerServices;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Telemetry;

/// <summary>Measures the calls of one dependency. Allocates nothing.</summary>
/// <remarks>
/// What builds tags is never inlined: a <see cref="TagList"/> is large, and clearing it would be paid for also when nobody listens.
/// </remarks>
internal sealed class DependencyTelemetry(string contract, TimeProvider time)
{
    /// <summary>The start of a call that nobody listens to.</summary>
    public const long NotMeasured = long.MinValue;

    private readonly KeyValuePair<string, object?> _dependency = new(TagNames.Dependency, contract);

    /// <summary>The call has ended for its caller.</summary>
    /// <param name="result">How.</param>
    /// <param name="startedAt">The timestamp of its beginning, or <see cref="NotMeasured"/>.</param>
    /// <param name="member">The member that was called.</param>
    /// <param name="failure">The type of what the dependency threw.</param>
    public void RecordCall(CallResult result, long startedAt, string member, Type? failure = null)
    {
        if (startedAt != NotMeasured)
        {
            Measure(result, time.GetElapsedTime(startedAt), member, failure);
        }
    }

    /// <summary>The call did not reach the dependency. Reads no clock.</summary>
    public void RecordRejection(CallResult result, string member)
    {
        if (GuardTelemetry.Calls.Enabled)
        {
            CountRejection(result, member);
        }
    }

    /// <summary>The caller got something else than the dependency's answer.</summary>
    public void RecordFallback(string member, FallbackKind kind, TimeSpan? age = null)
    {
        if (GuardTelemetry.Fallbacks.Enabled || (age is not null && GuardTelemetry.FallbackAge.Enabled))
        {
            MeasureFallback(member, kind, age);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountRejection(CallResult result, string member)
    {
        TagList tags = TagsOf(member);
        tags.Add(TagNames.Outcome, TagValues.Of(result));
        GuardTelemetry.Calls.CountOne(in tags);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MeasureFallback(string member, FallbackKind kind, TimeSpan? age)
    {
        TagList tags = TagsOf(member);
        if (age is { } known)
        {
            GuardTelemetry.FallbackAge.RecordSeconds(known, in tags);
        }

        tags.Add(TagNames.FallbackKind, TagValues.Of(kind));
        GuardTelemetry.Fallbacks.CountOne(in tags);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Measure(CallResult result, TimeSpan duration, string member, Type? failure)
    {
        TagList tags = TagsOf(member);
        tags.Add(TagNames.Outcome, TagValues.Of(result));
        switch (result)
        {
            case CallResult.Timeout:
                // A dependency that obeys its token ends with a cancellation; what the call failed of is the time.
                tags.Add(TagNames.ErrorType, typeof(TimeoutException).FullName);
                break;
            case CallResult.Failure or CallResult.Ignored:
                tags.Add(TagNames.ErrorType, failure?.FullName);
                break;
        }

        GuardTelemetry.Calls.CountOne(in tags);
        GuardTelemetry.CallDuration.RecordSeconds(duration, in tags);
    }

    private TagList TagsOf(string member)
    {
        TagList tags = default;
        tags.Add(_dependency);
        tags.Add(TagNames.Member, member);
        return tags;
    }
}
