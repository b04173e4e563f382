namespace Homepage.Services;

/// <summary>What the view recorder is told.</summary>
public sealed record RecordedView(int UserId, int TitleId);
