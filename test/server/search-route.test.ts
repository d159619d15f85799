import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { openApp } from './open-app.js';

describe('GET /search', () => {
  it('answers with the hits of the engine', async () => {
    const response = await request(openApp()).get('/search').query({ q: 'ferry', limit: '2' });
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ query: 'ferry', limit: 2, offset: 0, generation: 7 });
  });
});
