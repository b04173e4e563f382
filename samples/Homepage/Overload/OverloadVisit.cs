namespace Homepage.Overload;

/// <summary>What one visitor of the overload drill got.</summary>
/// <param name="Came">When, counted from the beginning.</param>
/// <param name="Waited">For an answer, or until the visitor left.</param>
/// <param name="Status">Of HTTP; 0 for a visitor who left without one.</param>
internal sealed record OverloadVisit(TimeSpan Came, TimeSpan Waited, int Status)
{
    public bool IsServed => Status == 200;

    public bool IsShed => Status is 503 or 429;
}
