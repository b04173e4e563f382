namespace HaAnalyzers.AspNetCore;

/// <summary>
/// Multiplies the limit by the ratio of the latency without load to the present one, and adds room for a small queue, in the line of
/// <c>Gradient2Limit</c> of Netflix concurrency-limits.
/// </summary>
/// <remarks>
/// <para>
/// As there: the ratio is held to 0.5 to 1, latency may grow by the tolerance first, the result is smoothed, and nothing moves while less
/// than half of the limit is in use. In equilibrium the queue is as long as the room for it. That is half the square root of the limit,
/// at least 1, where Netflix has 4 whatever the limit: on two processors a queue of four triples the latency.
/// </para>
/// <para>
/// What it does beyond that: a limit that was halved although the latency did not fall by a fifth was halved for nothing. Then the
/// requests do not wait for each other, what they call has become slower, and that latency is taken for the new normal.
/// </para>
/// </remarks>
internal sealed class Gradient2Limit(double tolerance, double smoothing, double backoffRatio) : ILimitAlgorithm
{
    private const double SteepestDecrease = 0.5;
    private const double ReliefOfHalving = 0.8;

    private readonly UnloadedLatency _unloaded = new();
    private double _limitBeforeDescent;
    private TimeSpan _worstOfDescent;

    public TimeSpan UnloadedLatency => _unloaded.Value;

    public double Update(double limit, in LimitSample sample)
    {
        _unloaded.Learn(sample, limit);
        if (sample.IsOverloaded)
        {
            return limit * backoffRatio;
        }

        if (!AimdLimit.UsesLimit(sample, limit))
        {
            return limit;
        }

        double gradient = Gradient(sample.Latency);
        if (gradient >= 1)
        {
            _limitBeforeDescent = 0;
        }
        else if (IsHalvedForNothing(limit, sample.Latency))
        {
            _unloaded.Accept(sample.Latency);
            gradient = 1;
        }

        return (limit * (1 - smoothing)) + (((limit * gradient) + RoomForQueue(limit)) * smoothing);
    }

    private static double RoomForQueue(double limit) => Math.Max(1, Math.Sqrt(limit) / 2);

    private double Gradient(TimeSpan latency) => latency <= TimeSpan.Zero
        ? 1
        : Math.Clamp(tolerance * (_unloaded.Value / latency), SteepestDecrease, 1);

    private bool IsHalvedForNothing(double limit, TimeSpan latency)
    {
        _worstOfDescent = latency > _worstOfDescent || _limitBeforeDescent == 0 ? latency : _worstOfDescent;
        bool isHalved = _limitBeforeDescent > 0 && limit <= _limitBeforeDescent / 2;
        bool isForNothing = isHalved && latency > _worstOfDescent * ReliefOfHalving;
        if (isForNothing)
        {
            _limitBeforeDescent = 0;
        }
        else if (isHalved || _limitBeforeDescent == 0)
        {
            _limitBeforeDescent = limit;
            _worstOfDescent = latency;
        }

        return isForNothing;
    }
}
