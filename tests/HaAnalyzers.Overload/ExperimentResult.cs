namespace HaAnalyzers.Overload;

/// <summary>Everything that was measured.</summary>
/// <param name="UnloadedMedian">One request at a time.</param>
/// <param name="UnloadedP99">One request at a time.</param>
/// <param name="Capacity">Good answers per second of the unprotected service with two clients per processor that never pause.</param>
/// <param name="CapacityAfterwards">The same, when everything was over: the machine may have been busy with other things.</param>
/// <param name="TunedLimit">The concurrency limit with the best goodput at the highest load.</param>
internal sealed record ExperimentResult(
    TimeSpan UnloadedMedian, TimeSpan UnloadedP99, double Capacity, double CapacityAfterwards, int TunedLimit, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>Whether the machine was the same from beginning to end, within a fifth.</summary>
    public bool IsSteady => CapacityAfterwards / Capacity is > 0.8 and < 1.25;

    public string Steadiness => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"The capacity was {Capacity:0} requests per second at the beginning and {CapacityAfterwards:0} at the end{(IsSteady ? "." : ": the machine did other things too, and these figures prove nothing.")}");

    public double BestGoodput => Measurements.Max(each => each.Goodput);

    public IEnumerable<Measurement> Of(Protection protection) => Measurements.Where(each => each.Protection == protection);

    public string NameOf(Protection protection) => protection switch
    {
        Protection.None => "unprotected",
        Protection.FixedWindow => $"fixed window, {(int)Capacity} per second",
        Protection.ConcurrencyLimit => $"concurrency limit {TunedLimit}, tuned by hand",
        _ => "AddLoadShedding(), untuned",
    };
}
