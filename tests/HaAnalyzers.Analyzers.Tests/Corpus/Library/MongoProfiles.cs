// library
using MongoDB.Driver;

namespace Profiles;

public sealed record Profile(string Id, string Name);

[Critical("Everything on the page is about the profile")]
public interface IProfiles
{
    Task<Profile?> FindAsync(string id, CancellationToken token);

    Task SaveAsync(Profile profile, CancellationToken token);
}

public sealed class MongoProfiles(IMongoDatabase database) : IProfiles
{
    private readonly IMongoCollection<Profile> _profiles = database.GetCollection<Profile>("profiles");

    public async Task<Profile?> FindAsync(string id, CancellationToken token) =>
        await _profiles.Find(profile => profile.Id == id).FirstOrDefaultAsync(token);

    public Task SaveAsync(Profile profile, CancellationToken token) =>
        _profiles.ReplaceOneAsync(candidate => candidate.Id == profile.Id, profile, new ReplaceOptions { IsUpsert = true }, token);
}
