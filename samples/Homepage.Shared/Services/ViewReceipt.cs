namespace Homepage.Services;

/// <summary>What the view recorder answers once it has written a view down.</summary>
public sealed record ViewReceipt(int UserId, int TitleId);
