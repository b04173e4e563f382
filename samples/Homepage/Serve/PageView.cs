namespace Homepage.Serve;

/// <summary>A page as the control room shows it.</summary>
/// <param name="Status">The HTTP status; 0 where none came.</param>
/// <param name="Summary">What came, in a few words.</param>
internal sealed record PageView(int Status, int Milliseconds, string Summary, string Html);
