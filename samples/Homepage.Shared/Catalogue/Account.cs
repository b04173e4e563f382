namespace Homepage.Catalogue;

/// <summary>Who is looking at the page.</summary>
public sealed record Account(int Id, string Name, string Country, string Plan);
